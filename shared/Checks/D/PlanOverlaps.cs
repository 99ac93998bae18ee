using HybridDrift.Addresses;
using HybridDrift.Plans;

namespace HybridDrift.Checks.D;

/// <summary>D, pairwise: the pair and the addresses that both have, once.</summary>
public sealed class PlanOverlaps : Check
{
    public override string Id => "D-1";
    public override string Clause => "D";
    public override string Title => "No two networks of the plan overlap";
    public override Severity Severity => Severity.High;
    public override string Why => "Where two networks share addresses, one of them cannot be reached from the other side: the longest prefix wins, whoever was meant.";
    public override string Fix => "Give one of the two networks other addresses. Only a network that is stretched from on-premises may be on both sides.";

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var networks = Networks(context.Plan).ToArray();
        var clean = true;
        for (var i = 0; i < networks.Length; i++)
            for (var j = i + 1; j < networks.Length; j++)
            {
                var (a, b) = (networks[i], networks[j]);
                if (!a.Prefix.Overlaps(b.Prefix) || Stretched(context.Plan, a, b)) continue;
                clean = false;
                var shared = a.Prefix.Contains(b.Prefix) ? b.Prefix : a.Prefix;
                yield return new Subject("plan", $"{a.Name} {a.Prefix} – {b.Name} {b.Prefix}").Fail(DriftKind.Different,
                    "no address in two networks", $"{a.Name} {a.Prefix} and {b.Name} {b.Prefix} share {shared}",
                    CheckContext.InPlan(a.Line, $"{a.Name}: {a.Prefix}"), CheckContext.InPlan(b.Line, $"{b.Name}: {b.Prefix}"));
            }
        if (clean) yield return new Subject("plan", "all networks").Pass("no address in two networks", $"{networks.Length} prefixes, no overlap");
    }

    private static IEnumerable<(string Name, Prefix Prefix, int Line)> Networks(SitePlan plan) => plan.Networks
        .SelectMany(n => n.Prefixes.Select(p => (n.Name, Prefix: p, n.Line)))
        .Concat(plan.Edges.Where(e => e.Transit is not null).Select(e => ($"transit of {e.Name}", e.Transit!.Value, e.Line)));

    /// <summary>A stretched network has the same addresses on premises: that is what stretching is (F5.2).</summary>
    private static bool Stretched(SitePlan plan, (string Name, Prefix Prefix, int Line) a, (string Name, Prefix Prefix, int Line) b) =>
        (a.Name == "on-premises" || b.Name == "on-premises")
        && plan.Flows.Any(f => f.Stretched && f.To is { } to && (a.Name == "on-premises" ? b.Prefix : a.Prefix) is var here && (to.Contains(here) || here.Contains(to)));
}
