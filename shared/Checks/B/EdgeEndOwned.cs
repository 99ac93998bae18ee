using HybridDrift.Plans;

namespace HybridDrift.Checks.B;

/// <summary>B2.3 and B2.7.</summary>
public sealed class EdgeEndOwned : Check
{
    public override string Id => "B2.7-1";
    public override string Clause => "B2.7";
    public override string Title => "The far end of the tunnel is a private portable address that the edge owns";
    public override Severity Severity => Severity.High;
    public override string Why => "An address that no interface of the edge owns is answered by nobody; one outside the private portable subnet takes the tunnel over another path than planned.";
    public override string Fix => "Put the address on the private uplink of the edge, or correct the peer in the plan and in strongSwan.";
    public override string? NotApplicable(SitePlan plan) => Gateways.NotByTunnel(plan);

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        foreach (var vpn in Gateways.ToEdges(context.Plan))
        {
            var planEdge = Gateways.FarEdge(context.Plan, vpn)!;
            var interfaces = context.Gateway(planEdge).Interfaces;
            var subject = new Subject($"{planEdge.Name} ({planEdge.Nsx})", $"tunnel end {vpn.Peer}", interfaces);
            var portable = context.Network("vcs-esg-private");
            var expected = $"{vpn.Peer} on a connected interface{(portable.IsEmpty ? "" : $", in {portable}")}";
            var owner = interfaces.Value.FirstOrDefault(i => i.Owns(vpn.Peer));
            if (!portable.IsEmpty && !portable.Contains(vpn.Peer))
                yield return subject.Fail(DriftKind.Different, expected, $"the plan has {vpn.Peer}, outside {portable}", CheckContext.InPlan(vpn.Line, $"vpn {vpn.Name}: peer {vpn.Peer}"));
            else if (owner is null)
                yield return subject.Absent(DriftKind.Missing, expected, "no interface owns it");
            else
            {
                var proof = new Proof(owner.Origin, $"vNIC {owner}: {string.Join(", ", owner.Addresses)}, {(owner.Connected ? "connected" : "disconnected")}");
                yield return owner.Connected ? subject.Pass(expected, $"{owner} owns it", proof) : subject.Fail(DriftKind.Different, expected, $"{owner} owns it and is disconnected", proof);
            }
        }
    }
}
