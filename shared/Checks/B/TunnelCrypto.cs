using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.B;

/// <summary>B2.2: what was negotiated, against what is planned.</summary>
public sealed class TunnelCrypto : Check
{
    public override string Id => "B2.2-2";
    public override string Clause => "B2.2";
    public override string Title => "The tunnel uses the planned encryption";
    public override Severity Severity => Severity.Medium;
    public override string Why => "Two ends that offer more than is planned may agree on something weaker.";
    public override string Fix => "Limit both ends to the planned proposals, and renegotiate the tunnel.";

    public override string? NotApplicable(SitePlan plan) =>
        Gateways.NotByTunnel(plan) ?? (Gateways.ToEdges(plan).Any(v => v.IkeProposal is not null || v.EspProposal is not null) ? null : "the plan names no proposals");

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        foreach (var vpn in Gateways.ToEdges(context.Plan))
        {
            var known = Gateways.Of(context.Cluster(vpn.Cluster), vpn);
            var sas = known.SelectMany(s => Gateways.Sas(s.Value, vpn.Peer)).Where(s => s.State == IkeState.Established).ToArray();
            var readings = known.Count > 0 ? known : context.Cluster(vpn.Cluster).IpsecStatuses;
            if (vpn.IkeProposal is { } ike)
                yield return Compare(new(vpn.Cluster, $"{Gateways.Name(vpn)}, IKE", readings), ike, [.. sas.Select(s => (s.Proposal, s.Origin))]);
            if (vpn.EspProposal is { } esp)
                yield return Compare(new(vpn.Cluster, $"{Gateways.Name(vpn)}, ESP", readings), esp, [.. sas.SelectMany(s => s.InstalledChildren).Select(c => (c.Proposal, c.Origin))]);
        }
    }

    private static Outcome Compare(Subject subject, string planned, (string? Proposal, Collect.Origin Origin)[] live)
    {
        var shown = live.Where(l => l.Proposal is not null).ToArray();
        var problems = subject.Sources.SelectMany(s => s.Problems).Select(p => p.ToString()).Distinct().ToArray();
        if (shown.Length == 0)
            return subject.Unknown(problems.Length > 0 ? string.Join("; ", problems) : "no security association shows what was negotiated: the tunnel is down, or 'ipsec statusall' of its pod was not recorded");
        var wrong = shown.FirstOrDefault(l => !Agrees(planned, l.Proposal!));
        var proofs = shown.Select(l => new Proof(l.Origin, l.Proposal!)).Distinct().ToArray();
        return wrong.Proposal is null ? subject.Pass(planned, shown[0].Proposal!, proofs) : subject.Fail(DriftKind.Different, planned, wrong.Proposal, proofs);
    }

    /// <summary>
    /// Every algorithm that the plan names is among the negotiated ones. A first child never shows a DH group, so what
    /// is not shown of ESP proves nothing.
    /// </summary>
    private static bool Agrees(string planned, string negotiated) =>
        planned.Split('-').All(algorithm => CipherNames.Printed(algorithm) is not { } printed || Parts(negotiated).Contains(printed)
            || (algorithm.StartsWith("modp", StringComparison.OrdinalIgnoreCase) && !Parts(negotiated).Any(p => p.StartsWith("MODP_", StringComparison.Ordinal) || p.StartsWith("ECP_", StringComparison.Ordinal) || p.StartsWith("CURVE_", StringComparison.Ordinal))));

    private static string[] Parts(string negotiated) => negotiated.Split('/');
}
