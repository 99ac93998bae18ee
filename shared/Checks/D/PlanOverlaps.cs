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
        var parts = Parts(context.Plan).Distinct().OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Prefix).ThenBy(p => p.Line).ToArray();
        var clean = true;
        foreach (var (outer, inner, _, _) in Overlaps.Among(parts.Select(p => p.Prefix)))
        {
            var (a, b) = (parts[Math.Min(outer, inner)], parts[Math.Max(outer, inner)]);
            // Of two prefixes that overlap, the inner one is what they share.
            var shared = parts[inner].Prefix;
            if (a.Network == b.Network || ((a.Name == "on-premises" || b.Name == "on-premises") && IsStretched(context.Plan, shared))) continue;
            clean = false;
            yield return new Subject("plan", $"{a.Name} {a.Prefix} – {b.Name} {b.Prefix}").Fail(DriftKind.Different,
                "no address in two networks", $"{a.Name} {a.Prefix} and {b.Name} {b.Prefix} share {shared}",
                CheckContext.InPlan(a.Line, $"{a.Name}: {a.Prefix}"), CheckContext.InPlan(b.Line, $"{b.Name}: {b.Prefix}"));
        }
        if (clean) yield return new Subject("plan", "all networks").Pass("no address in two networks", $"{parts.Length} prefixes, no overlap");
    }

    /// <summary>The prefixes of all networks; one that a network lists twice is there once.</summary>
    /// <param name="Network">Number of the network: two clusters of one kind have networks of the same name.</param>
    private sealed record Part(int Network, string Name, Prefix Prefix, int Line);

    private static IEnumerable<Part> Parts(SitePlan plan) => plan.Networks
        .SelectMany((n, i) => n.Prefixes.Select(p => new Part(i, n.Name, p, n.Line)))
        .Concat(plan.Edges.SelectMany((e, i) => e.Transit is { } transit ? new[] { new Part(~i, $"transit of {e.Name}", transit, e.Line) } : []));

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
