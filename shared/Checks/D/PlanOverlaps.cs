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
        // In an order of their own: a plan that lists them otherwise has the same findings.
        var networks = Networks(context.Plan).Distinct().OrderBy(n => n.Name, StringComparer.Ordinal).ThenBy(n => n.Prefix).ToArray();
        var clean = true;
        for (var i = 0; i < networks.Length; i++)
            for (var j = i + 1; j < networks.Length; j++)
            {
                var (a, b) = (networks[i], networks[j]);
                if (a.Name == b.Name || !a.Prefix.Overlaps(b.Prefix)) continue;
                var shared = a.Prefix.Contains(b.Prefix) ? b.Prefix : a.Prefix;
                if ((a.Name == "on-premises" || b.Name == "on-premises") && IsStretched(context.Plan, shared)) continue;
                clean = false;
                yield return new Subject("plan", $"{a.Name} {a.Prefix} – {b.Name} {b.Prefix}").Fail(DriftKind.Different,
                    "no address in two networks", $"{a.Name} {a.Prefix} and {b.Name} {b.Prefix} share {shared}",
                    CheckContext.InPlan(a.Line, $"{a.Name}: {a.Prefix}"), CheckContext.InPlan(b.Line, $"{b.Name}: {b.Prefix}"));
            }
        if (clean) yield return new Subject("plan", "all networks").Pass("no address in two networks", $"{networks.Length} prefixes, no overlap");
    }

    private static IEnumerable<(string Name, Prefix Prefix, int Line)> Networks(SitePlan plan) => plan.Networks
        .SelectMany(n => n.Prefixes.Select(p => (n.Name, Prefix: p, n.Line)))
        .Concat(plan.Edges.Where(e => e.Transit is not null).Select(e => ($"transit of {e.Name}", e.Transit!.Value, e.Line)));

    /// <summary>
    /// A stretched network has the same addresses on premises: that is what stretching is (F5.2). A flow to one machine
    /// stretches the network that the machine is in.
    /// </summary>
    private static bool IsStretched(SitePlan plan, Prefix shared)
    {
        var stretched = plan.Flows.Where(f => f is { Stretched: true, To: not null }).Select(f => f.To!.Value).ToArray();
        return stretched.Any(to => to.Length == 32 && shared.Contains(to)) || AddressSet.Of(shared).IsSubsetOf(AddressSet.Of(stretched));
    }
}
