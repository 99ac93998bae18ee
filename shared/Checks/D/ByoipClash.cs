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
        foreach (var network in Brought(context.Plan))
            foreach (var prefix in network.Prefixes)
                foreach (var outcome in Compare(context, network, prefix))
                    yield return outcome;
    }

    private static IEnumerable<PlanNetwork> Brought(SitePlan plan) => plan.Networks.Where(n => n.Kind is { Origin: NetworkOrigin.Enterprise } && n.Name != "on-premises");

    private static IEnumerable<Outcome> Compare(CheckContext context, PlanNetwork network, Prefix prefix)
    {
        var plan = CheckContext.InPlan(network.Line, $"{network.Name}: {prefix}");
        var clashes = IbmReserved.Ranges.Where(prefix.Overlaps).Select(r => (Range: r, Whose: $"reserved by IBM Cloud ({IbmReserved.Edition})", Proofs: new[] { plan }))
            .Concat(context.Plan.AccountSubnets.Where(prefix.Overlaps).Select(s => (Range: s, Whose: "a subnet of the account", Proofs: new[] { plan })))
            .ToArray();
        foreach (var (range, whose, proofs) in clashes)
            yield return new Subject("plan", $"{network.Name} {prefix} – {range}").Fail(DriftKind.Different,
                $"{network.Name} clear of what IBM Cloud provides", $"{prefix} overlaps {range}, {whose}", proofs);
        if (clashes.Length == 0) yield return Unlisted(network, prefix, plan);
        foreach (var outcome in LiveSubnets(context, network, prefix, plan)) yield return outcome;
    }

    /// <summary>Legal, and a clash waiting to happen: the next subnet that is ordered may lie in it.</summary>
    private static Outcome Unlisted(PlanNetwork network, Prefix prefix, Proof plan)
    {
        var (subject, expected) = (new Subject("plan", $"{network.Name} {prefix}"), $"{network.Name} clear of what IBM Cloud provides");
        return IbmReserved.PrivateNetwork.Overlaps(prefix)
            ? subject.Fail(DriftKind.Different, expected, $"{prefix}: no listed clash, but inside {IbmReserved.PrivateNetwork}, the space of IBM Cloud's private network", plan) with { Severity = Severity.Low }
            : subject.Pass(expected, $"{prefix}: no clash", plan);
    }

    /// <summary>The world may have changed under the plan: subnets that the cluster was given since.</summary>
    private static IEnumerable<Outcome> LiveSubnets(CheckContext context, PlanNetwork network, Prefix prefix, Proof plan)
    {
        if (!context.Plan.Clusters.Contains("iks")) yield break;
        var subnets = context.Cluster("iks").PortableSubnets;
        var clashes = subnets.Value.Subnets.Where(s => !s.IsByoip && s.Addresses().Overlaps(AddressSet.Of(prefix))).ToArray();
        foreach (var subnet in clashes)
            yield return new Subject("iks", $"{network.Name} {prefix} – portable subnet {subnet.Addresses()}", subnets).Fail(DriftKind.Different,
                $"{network.Name} clear of what IBM Cloud provides", $"{prefix} overlaps {subnet.Addresses()}, which IBM Cloud has assigned to the cluster", plan, new Proof(subnet.Origin, subnet.ToString()));
        if (clashes.Length == 0)
            yield return new Subject("iks", $"{network.Name} {prefix} – portable subnets", subnets).Pass(
                $"{network.Name} clear of the cluster's portable subnets", $"{prefix}: no clash with {subnets.Value.Subnets.Count} subnets", plan);
    }
}
