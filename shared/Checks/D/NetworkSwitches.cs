using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.D;

/// <summary>D6, D9: the planned networks are logical switches.</summary>
public sealed class NetworkSwitches : Check
{
    private const string Prefix = "virtualwire-";

    public override string Id => "D6-3";
    public override string Clause => "D6";
    public override string Title => "Every planned network of the routers is attached to a logical switch that exists";
    public override Severity Severity => Severity.High;
    public override string Why => "A router interface whose switch was deleted or replaced still looks connected, and no machine is behind it.";
    public override string Fix => "Attach the interface to the logical switch that the machines of the network are on.";
    public override string? NotApplicable(SitePlan plan) => plan.Edges.Any(e => e.Router is not null) ? null : "no edge of the plan has a router";

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        foreach (var edge in context.Plan.Edges.Where(e => e.Router is not null))
            foreach (var network in edge.Serves.Where(RouterNetworks.HangsOnARouter).SelectMany(context.Plan.Prefixes).Distinct())
            {
                var interfaces = context.Router(edge)!.Interfaces;
                var subject = new Subject($"router of {edge.Name} ({edge.Router})", $"switch of {network}", interfaces, context.Site.VirtualWires);
                var carriers = interfaces.Value.Where(i => i.Connected && i.Subnets.Any(s => s.Prefix.Overlaps(network))).ToArray();
                // That no interface has the network is D6-2's finding, where it was read.
                if (carriers.Length == 0 && interfaces.Completeness != Collect.Completeness.Complete) yield return subject.Unknown($"the interfaces of {edge.Router} were not read completely");
                foreach (var on in carriers) yield return Judge(context, subject, on, network);
            }
    }

    private static Outcome Judge(CheckContext context, Subject subject, EdgeInterface on, Addresses.Prefix network)
    {
        var wires = context.Site.VirtualWires;
        var expected = $"{network} on a logical switch that exists";
        var proof = new Proof(on.Origin, $"interface {on}: on {on.Network ?? "no network"}");
        if (on.Network is null) return subject.Unknown($"{on} does not say what it is attached to", proof);
        if (!on.Network.StartsWith(Prefix, StringComparison.Ordinal))
            return subject.Fail(DriftKind.Different, expected, $"{on} is on {on.Network}, which is no logical switch", proof) with { Severity = Severity.Medium };
        return wires.Value.FirstOrDefault(w => w.Id == on.Network) is { } wire
            ? subject.Pass(expected, $"{on} is on '{wire.Name}'", proof, new Proof(wire.Origin, $"logical switch {wire.Id} '{wire.Name}'"))
            : subject.Absent(DriftKind.Missing, expected, $"{on} is on {on.Network}, and there is no such logical switch", proof);
    }
}
