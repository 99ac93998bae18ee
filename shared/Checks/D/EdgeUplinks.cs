using HybridDrift.Addresses;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.D;

/// <summary>D5.1 and D5.2.</summary>
public sealed class EdgeUplinks : Check
{
    public override string Id => "D5-1";
    public override string Clause => "D5";
    public override string Title => "The edges hold their planned addresses on connected uplinks, inside the portable subnets";
    public override Severity Severity => Severity.High;
    public override string Why => "NAT, tunnels and routes all hang on these addresses: an address that no interface owns is answered by nobody.";
    public override string Fix => "Put the address on the uplink with the mask of its subnet, and connect the uplink.";

    public override string? NotApplicable(SitePlan plan) => plan.Edges.Any(e => e.Public is not null || e.Private is not null) ? null : "the plan names no uplink address";

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        foreach (var edge in context.Plan.Edges)
        {
            if (edge.Public is { } outside) yield return Uplink(context, edge, outside, "public", "vcs-esg-public");
            if (edge.Private is { } inside) yield return Uplink(context, edge, inside, "private", "vcs-esg-private");
        }
    }

    private static Outcome Uplink(CheckContext context, PlanEdge edge, Address address, string side, string network)
    {
        var reading = context.Gateway(edge).Interfaces;
        var planned = context.Plan.Prefixes(network);
        var subject = new Subject($"{edge.Name} ({edge.Nsx})", $"{side} uplink {address}", reading);
        var subnet = planned.Cast<Prefix?>().FirstOrDefault(p => p!.Value.Contains(address));
        var expected = $"{address}{(subnet is null ? "" : $"/{subnet.Value.Length}")} on a connected uplink";
        if (planned.Count > 0 && subnet is null)
            return subject.Fail(DriftKind.Different, $"an address in {AddressSet.Of(planned)}", $"the plan gives the edge {address}", CheckContext.InPlan(edge.Line, $"{edge.Name}: {address}"));
        if (reading.Value.Where(i => i.Owns(address)).MaxBy(i => i.Connected) is not { } owner)
            return subject.Absent(DriftKind.Missing, expected, "no interface owns the address");
        var proof = Proof(owner);
        if (!owner.Connected) return subject.Fail(DriftKind.Different, expected, $"{owner} owns it and is disconnected", proof);
        if (owner.Kind is not (InterfaceKind.Uplink or InterfaceKind.Unknown))
            return subject.Fail(DriftKind.Different, expected, $"{owner} owns it and is {owner.Kind.ToString().ToLowerInvariant()}, not an uplink", proof);
        // The other addresses of the uplink in that subnet have its mask too, in whatever address group they stand.
        if (subnet is { } right && owner.Subnets.Where(s => s.Addresses.Any(right.Contains)).Cast<InterfaceSubnet?>().FirstOrDefault(s => s!.Prefix.Length != right.Length) is { } wrong)
            return subject.Fail(DriftKind.Different, expected, $"{owner} has the mask of a /{wrong.Prefix.Length}{(wrong.Owns(address) ? "" : $" for {string.Join(", ", wrong.Addresses)}")}", proof);
        var taken = owner.Subnets.SelectMany(s => s.Addresses.Where(a => IsTaken(context.Plan, s.Prefix, a) || (subnet is { } own && own.Contains(a) && IsTaken(context.Plan, own, a)))).ToArray();
        if (taken.Length > 0)
            return subject.Fail(DriftKind.Different, expected, $"{owner} has {string.Join(", ", taken)}, which is the address of the network, of its broadcasts, or of IBM Cloud's router", proof);
        var strangers = owner.Addresses.Where(a => planned.Count > 0 && !planned.Any(p => p.Contains(a))).ToArray();
        return strangers.Length > 0
            ? subject.Fail(DriftKind.Extra, $"addresses in {AddressSet.Of(planned)} only", $"{owner} also has {string.Join(", ", strangers)}", proof)
            : subject.Pass(expected, $"{owner} has it", proof);
    }

    private static bool IsTaken(SitePlan plan, Prefix subnet, Address address) =>
        address == plan.BackendRouter || address == plan.FrontendRouter || (subnet.Length < 31 && (address == subnet.Network || address == subnet.Last));

    private static Proof Proof(EdgeInterface on) =>
        new(on.Origin, $"vNIC {on}: {string.Join("; ", on.Subnets.Select(s => $"{string.Join(", ", s.Addresses)} /{s.Prefix.Length}"))}, {on.Kind.ToString().ToLowerInvariant()}, {(on.Connected ? "connected" : "disconnected")}");
}
