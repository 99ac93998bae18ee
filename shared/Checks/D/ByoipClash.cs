using HybridDrift.Addresses;
using HybridDrift.Plans;

namespace HybridDrift.Checks.D;

/// <summary>D6 to D9: the rule for networks that one brings oneself.</summary>
public sealed class ByoipClash : Check
{
    public override string Id => "D6-1";
    public override string Clause => "D6";
    public override string Title => "Networks that you bring do not touch what IBM Cloud provides";
    public override Severity Severity => Severity.High;
    public override string Why => "IBM Cloud's routers know their own subnets and not yours: an address in both goes to IBM Cloud's.";
    public override string Fix => "Renumber the network, or give the IBM Cloud subnet back. A subnet that was ordered since the plan was made breaks a good plan.";

    public override string? NotApplicable(SitePlan plan) => Brought(plan).Any() ? null : "the plan brings no network of its own";

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var brought = Brought(context.Plan).SelectMany(n => n.Prefixes.Select(p => (Network: n, Prefix: p))).Distinct().ToArray();
        return Provided(context.Plan, brought).Concat(LiveSubnets(context, brought));
    }

    private static IEnumerable<PlanNetwork> Brought(SitePlan plan) => plan.Networks.Where(n => n.Kind is { Origin: NetworkOrigin.Enterprise } && n.Name != "on-premises");

    /// <summary>What the plan and IBM Cloud's own list say.</summary>
    private static IEnumerable<Outcome> Provided(SitePlan plan, (PlanNetwork Network, Prefix Prefix)[] brought)
    {
        var provided = IbmReserved.Ranges.Select(r => (Range: r, Whose: $"reserved by IBM Cloud ({IbmReserved.Edition})"))
            .Concat(plan.AccountSubnets.Select(s => (Range: s, Whose: "a subnet of the account"))).ToArray();
        var clean = Enumerable.Repeat(true, brought.Length).ToArray();
        foreach (var (outer, inner, _, _) in Overlaps.Among([.. brought.Select(b => b.Prefix), .. provided.Select(p => p.Range)]))
        {
            var (ours, theirs) = (Math.Min(outer, inner), Math.Max(outer, inner) - brought.Length);
            if (ours >= brought.Length || theirs < 0) continue;
            clean[ours] = false;
            var ((network, prefix), (range, whose)) = (brought[ours], provided[theirs]);
            var outcome = new Subject("plan", $"{network.Name} {prefix} – {range}").Fail(DriftKind.Different,
                Expected(network), $"{prefix} overlaps {range}, {whose}{IcpDefaults.Explain(network, prefix)}", InPlan(network, prefix));
            yield return outcome with { Fix = IcpDefaults.Fix(network, prefix) };
        }
        for (var i = 0; i < brought.Length; i++)
            if (clean[i]) yield return Unlisted(brought[i].Network, brought[i].Prefix);
    }

    /// <summary>Legal, and a clash waiting to happen: the next subnet that is ordered may lie in it.</summary>
    private static Outcome Unlisted(PlanNetwork network, Prefix prefix)
    {
        var subject = new Subject("plan", $"{network.Name} {prefix}");
        return IbmReserved.PrivateNetwork.Overlaps(prefix)
            ? subject.Fail(DriftKind.Different, Expected(network), $"{prefix}: no listed clash, but inside {IbmReserved.PrivateNetwork}, the space of IBM Cloud's private network", InPlan(network, prefix)) with { Severity = Severity.Low }
            : subject.Pass(Expected(network), $"{prefix}: no clash", InPlan(network, prefix));
    }

    /// <summary>The world may have changed under the plan: subnets that the cluster was given since.</summary>
    private static IEnumerable<Outcome> LiveSubnets(CheckContext context, (PlanNetwork Network, Prefix Prefix)[] brought)
    {
        if (!context.Plan.Clusters.Contains("iks")) yield break;
        var reading = context.Cluster("iks").PortableSubnets;
        var subnets = reading.Value.Subnets.Where(s => !s.IsByoip).ToArray();
        // A subnet that is known by its usable addresses only has many parts.
        var parts = brought.Select((b, i) => (Of: i, Range: new IntervalSet.Interval(b.Prefix.Network.Value, b.Prefix.Last.Value)))
            .Concat(subnets.SelectMany((s, i) => s.Addresses().Intervals.Intervals.Select(r => (Of: brought.Length + i, Range: r)))).ToArray();
        var clashes = Overlaps.Among(parts.Select(p => p.Range)).Select(o => (A: parts[o.Outer].Of, B: parts[o.Inner].Of))
            .Select(o => (Ours: Math.Min(o.A, o.B), Theirs: Math.Max(o.A, o.B) - brought.Length))
            .Where(o => o.Ours < brought.Length && o.Theirs >= 0).Distinct().ToLookup(o => o.Ours, o => subnets[o.Theirs]);
        for (var i = 0; i < brought.Length; i++)
        {
            var (network, prefix) = brought[i];
            foreach (var subnet in clashes[i])
                yield return new Subject("iks", $"{network.Name} {prefix} – portable subnet {subnet.Addresses()}", reading).Fail(DriftKind.Different,
                    Expected(network), $"{prefix} overlaps {subnet.Addresses()}, which IBM Cloud has assigned to the cluster", InPlan(network, prefix), new Proof(subnet.Origin, subnet.ToString()));
            if (!clashes.Contains(i))
                yield return new Subject("iks", $"{network.Name} {prefix} – portable subnets", reading).Pass(
                    $"{network.Name} clear of the cluster's portable subnets", $"{prefix}: no clash with {reading.Value.Subnets.Count} subnets", InPlan(network, prefix));
        }
    }

    private static string Expected(PlanNetwork network) => $"{network.Name} clear of what IBM Cloud provides";

    private static Proof InPlan(PlanNetwork network, Prefix prefix) => CheckContext.InPlan(network.Line, $"{network.Name}: {prefix}");
}
