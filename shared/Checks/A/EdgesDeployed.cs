using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.A;

/// <summary>A2.</summary>
public sealed class EdgesDeployed : Check
{
    public override string Id => "A2-1";
    public override string Clause => "A2";
    public override string Title => "The planned edges and routers exist, are deployed, and are what the plan takes them for";
    public override Severity Severity => Severity.High;
    public override string Why => "Every path between the clouds goes through these edges.";
    public override string Fix => "Deploy the edge again, or correct its NSX id in the plan.";

    public override string? NotApplicable(SitePlan plan) => plan.Edges.Count == 0 ? "the plan has no edges" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        foreach (var edge in context.Plan.Edges)
        {
            yield return Edge(context, edge.Name, edge.Nsx, EdgeKind.ServicesGateway);
            if (edge.Router is { } router) yield return Edge(context, $"router of {edge.Name}", router, EdgeKind.DistributedRouter);
        }
    }

    private static Outcome Edge(CheckContext context, string name, string id, EdgeKind kind)
    {
        var list = context.Site.EdgeList;
        var subject = new Subject($"{name} ({id})", "deployed", list);
        var expected = $"a deployed {Name(kind)}";
        if (list.Value.FirstOrDefault(e => e.Id == id) is not { } row)
            return subject.Absent(DriftKind.Missing, expected, $"NSX lists no {id}");
        var proof = new Proof(row.Origin, $"edge {row.Id} '{row.Name}': {(row.Kind is { } k ? Name(k) : "of unknown type")}, {row.State}{(row.Status.Length > 0 ? ", " + row.Status : "")}");
        if (row.Kind is { } live && live != kind) return subject.Fail(DriftKind.Different, expected, $"it is a {Name(live)}", proof);
        if (row.Kind is null) return subject.Unknown("NSX does not say what type of edge it is", proof);
        // A router is 'active' where a gateway is 'deployed' (API guide).
        return row.State.ToLowerInvariant() switch
        {
            "deployed" or "active" => subject.Pass(expected, row.State, proof),
            "" => subject.Unknown("NSX does not say whether it is deployed", proof),
            var state => subject.Fail(DriftKind.Different, expected, $"its state is '{state}'", proof),
        };
    }

    private static string Name(EdgeKind kind) => kind == EdgeKind.ServicesGateway ? "services gateway" : "distributed router";
}
