namespace HybridDrift.Tickets;

/// <summary>The routes that changes come by, as they are called in addresses and in stored names.</summary>
public static class TicketSystems
{
    public const string ServiceNow = "servicenow", Jira = "jira", GitHub = "github", Standard = "standard";
}
