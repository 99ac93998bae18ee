using HybridDrift.Addresses;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks;

/// <summary>What checks may look at. The site holds every edge and cluster of the plan, read or not.</summary>
public sealed record CheckContext(SitePlan Plan, Site Site)
{
    public Cluster Cluster(string name) => Site.Clusters[name];

    public Edge Gateway(PlanEdge edge) => Site.Edges[edge.Nsx];

    public Edge? Router(PlanEdge edge) => edge.Router is null ? null : Site.Edges[edge.Router];

    /// <summary>Where the plan says something, as evidence.</summary>
    public static Proof InPlan(int line, string excerpt) => new(new("plan", line > 0 ? $"line {line}" : "default of the reference"), excerpt);

    public AddressSet Network(string name) => AddressSet.Of(Plan.Prefixes(name));
}
