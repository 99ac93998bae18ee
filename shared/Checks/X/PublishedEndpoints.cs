using HybridDrift.Addresses;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.X;

/// <summary>X4, B3: what a service of the cluster names for a machine is what an edge translates.</summary>
public sealed class PublishedEndpoints : Check
{
    public override string Id => "X4-2";
    public override string Clause => "X4";
    public override string Title => "Every address of an edge that a service leads to is translated there";
    public override Severity Severity => Severity.High;
    public override string Why => "A rule that was changed at one end only leaves the other pointing at nothing: the application's calls time out.";
    public override string Fix => "Bring the Endpoints of the service and the edge's destination NAT together again.";

    public override string? NotApplicable(SitePlan plan) =>
        !plan.Integration.IksToVcs.Contains(IksToVcs.StaticNat) ? "no machine is published by translation: the plan does not use static routes and NAT (B3)" : plan.Edges.Count == 0 ? "the plan has no edges" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var slices = context.Cluster("iks").Objects.EndpointSlices;
        var published = context.Plan.Addresses(["vcs-esg-private"]);
        var edges = context.Plan.Edges.Select(context.Gateway).ToArray();
        var subject = new Subject("iks", "services that lead to an edge", [slices, .. edges.Select(e => e.Nat)]);
        var found = slices.Value.SelectMany(s => s.Endpoints.Where(e => e.Pod is null && published.Contains(e.Address)).SelectMany(e => Ports(s).Select(p => (Slice: s, e.Address, p.Port, p.Protocol)))).Distinct().ToArray();
        if (found.Length == 0) yield return subject.Pass("every one is translated", "no service leads to an address of an edge");
        foreach (var (slice, address, port, protocol) in found)
        {
            var rule = edges.SelectMany(e => e.Nat.Value.Rules).FirstOrDefault(r => r.Enabled && r.Action == NatAction.Destination && r.Original.Contains(address)
                && (port is null || r.OriginalPorts.Contains(port.Value)) && r.Protocol.Overlaps(protocol));
            Proof[] proofs = [new(slice.Origin, $"EndpointSlice {slice.Namespace}/{slice.Name}: {address}:{port?.ToString() ?? "any"}"), .. rule is null ? Array.Empty<Proof>() : [new(rule.Origin, rule.ToString())]];
            var one = subject with { Name = $"service {slice.ServiceFullName ?? slice.Name}, {address}:{port?.ToString() ?? "any"}" };
            yield return rule is null ? one.Absent(DriftKind.Missing, "an edge translates it", "no enabled destination NAT of an edge has this address and port", proofs)
                : one.Pass("an edge translates it", $"to {rule.Translated}", proofs);
        }
    }

    private static IEnumerable<(int? Port, IntervalSet Protocol)> Ports(EndpointSlice slice) =>
        slice.Ports.Count == 0 ? [(null, Protocols.All)] : slice.Ports.Select(p => (p.Port, Protocols.TryParse(p.Protocol) ?? Protocols.All));
}
