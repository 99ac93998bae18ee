using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.F;

/// <summary>F2.3: the edge that traffic arrives at is well.</summary>
public sealed class EdgesHealthy : Check
{
    public override string Id => "F2.3-1";
    public override string Clause => "F2.3";
    public override string Title => "NSX reports the edges as healthy";
    public override Severity Severity => Severity.Medium;
    public override string Why => "An edge that is not well may still forward by its old configuration, or not at all: what else is read of it is what should be.";
    public override string Fix => "Look at the edge's alarms in NSX; a redeployment of the appliance is the usual cure.";
    public override string? NotApplicable(SitePlan plan) => plan.Edges.Count == 0 ? "the plan has no edges" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        foreach (var edge in context.Plan.Edges)
        {
            yield return Colour(context, $"{edge.Name} ({edge.Nsx})", edge.Nsx);
            yield return Condition(context.Gateway(edge), $"{edge.Name} ({edge.Nsx})");
            if (edge.Router is { } router) yield return Colour(context, $"router of {edge.Name} ({router})", router);
        }
    }

    private static Outcome Colour(CheckContext context, string asset, string id)
    {
        var list = context.Site.EdgeList;
        var subject = new Subject(asset, "status", list);
        if (list.Value.FirstOrDefault(e => e.Id == id) is not { } row) return subject.Unknown($"NSX lists no {id}");
        var proof = new Proof(row.Origin, $"edge {row.Id} '{row.Name}': status {(row.Status.Length == 0 ? "not said" : row.Status)}");
        return row.Status.ToUpperInvariant() switch
        {
            "GREEN" => subject.Pass("status GREEN", "GREEN", proof),
            "YELLOW" or "RED" or "GREY" => subject.Fail(DriftKind.Different, "status GREEN", $"its status is {row.Status.ToUpperInvariant()}", proof),
            _ => subject.Unknown("NSX does not say what its status is", proof),
        };
    }

    private static Outcome Condition(Edge edge, string asset)
    {
        var health = edge.Health.Value;
        var subject = new Subject(asset, "alarms and appliances", edge.Health);
        const string expected = "no alarm, and every appliance answers";
        var alarms = health.Alarms.Where(a => !a.Severity.StartsWith("Info", StringComparison.OrdinalIgnoreCase)).ToArray();
        var silent = health.Appliances.Where(a => a.Reachable == false).ToArray();
        Proof[] proofs = [.. silent.Select(a => new Proof(a.Origin, $"appliance {a.Name}: does not answer NSX Manager")), .. alarms.Take(5).Select(a => new Proof(a.Origin, $"alarm {a.Code}, severity {a.Severity}"))];
        if (proofs.Length > 0)
            return subject.Fail(DriftKind.Different, expected, string.Join("; ", new[]
            {
                silent.Length > 0 ? $"{string.Join(", ", silent.Select(a => a.Name))} does not answer" : "",
                alarms.Length > 0 ? $"alarms {string.Join(", ", alarms.Select(a => $"{a.Code} ({a.Severity})").Distinct().Take(5))}" : "",
            }.Where(t => t.Length > 0)), proofs);
        return health.Appliances.Count == 0 || health.Appliances.Any(a => a.Reachable is null)
            ? subject.Unknown($"an appliance does not say whether NSX Manager reaches it ({edge.Health.Document})")
            : subject.Pass(expected, $"{health.Appliances.Count} answers, no alarm", health.Appliances.Select(a => new Proof(a.Origin, $"appliance {a.Name}: answers")).ToArray());
    }
}
