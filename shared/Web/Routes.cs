namespace HybridDrift.Web;

/// <summary>The addresses below <c>/api/</c>, for both heads.</summary>
public static class Routes
{
    public const string
        Health = "health",
        Sites = "sites",
        Site = "sites/{site}",
        Scans = "sites/{site}/scans",
        Plan = "sites/{site}/plan",
        Reports = "sites/{site}/reports",
        Report = "sites/{site}/reports/{run}",
        Tickets = "tickets/{system}";
}
