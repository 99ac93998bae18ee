using HybridDrift.Changes;

namespace HybridDrift.Tickets;

/// <summary>What holds where nothing is set. Jira has no default: its statuses are each team's own.</summary>
internal static class TicketDefaults
{
    /// <summary>The settings that each system knows besides those that all have.</summary>
    public static TicketRoute Of(string system) => system switch
    {
        TicketSystems.ServiceNow => new(system)
        {
            States = States(("-2", ChangePhase.Scheduled), ("-1", ChangePhase.Implement), ("0", ChangePhase.Review), ("3", ChangePhase.Closed), ("4", ChangePhase.Canceled)),
            SiteField = "u_hybriddrift_site",
            ScopeField = "u_hybriddrift_scope",
            StartField = "start_date",
            EndField = "end_date",
        },
        TicketSystems.GitHub => new(system)
        {
            States = States(
                ("change:scheduled", ChangePhase.Scheduled), ("change:implementing", ChangePhase.Implement), ("change:review", ChangePhase.Review),
                ("change:closed", ChangePhase.Closed), ("change:canceled", ChangePhase.Canceled)),
            SiteField = "site:",
            ScopeField = "scope:",
        },
        TicketSystems.Standard => new(system)
        {
            States = States(
                ("change.scheduled", ChangePhase.Scheduled), ("change.implement", ChangePhase.Implement), ("change.review", ChangePhase.Review),
                ("change.closed", ChangePhase.Closed), ("change.canceled", ChangePhase.Canceled)),
        },
        _ => new(system),
    };

    private static Dictionary<string, ChangePhase> States(params (string Text, ChangePhase Phase)[] states) => states.ToDictionary(s => s.Text, s => s.Phase, StringComparer.OrdinalIgnoreCase);
}
