using HybridDrift.Addresses;
using HybridDrift.Flows.Proofs;
using HybridDrift.Flows.Trace;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks;

/// <summary>What checks may look at. The site holds every edge and cluster of the plan, read or not.</summary>
public sealed class CheckContext(SitePlan plan, Site site)
{
    private readonly Lazy<Network> devices = new(() => new(plan, site));
    private readonly Lazy<IReadOnlyList<FlowAnswer>> flows = new(() => FlowProver.Flows(plan, site));
    private readonly Lazy<IReadOnlyList<NeverAnswer>> nevers = new(() => FlowProver.Nevers(plan, site));

    public SitePlan Plan => plan;

    public Site Site => site;

    /// <summary>The plan's flows as the network treats them.</summary>
    public IReadOnlyList<FlowAnswer> Flows => flows.Value;

    /// <summary>What gets through although the plan says that it never must.</summary>
    public IReadOnlyList<NeverAnswer> Nevers => nevers.Value;

    /// <summary>The edges and routers of the plan, joined.</summary>
    public Network Devices => devices.Value;

    public Cluster Cluster(string name) => Site.Clusters[name];

    public Edge Gateway(PlanEdge edge) => Site.Edges[edge.Nsx];

    public Edge? Router(PlanEdge edge) => edge.Router is null ? null : Site.Edges[edge.Router];

    /// <summary>Where the plan says something, as evidence.</summary>
    public static Proof InPlan(int line, string excerpt) => new(new("plan", line > 0 ? $"line {line}" : "default of the reference"), excerpt);

    public AddressSet Network(string name) => AddressSet.Of(Plan.Prefixes(name));
}
