using HybridDrift.Addresses;
using HybridDrift.Checks.D;
using HybridDrift.Collect;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.A;

/// <summary>A2: the logical switch of a network belongs to its router, and to no other edge.</summary>
public sealed class OwnSwitch : Check
{
    public override string Id => "A2-6";
    public override string Clause => "A2";
    public override string Title => "The logical switches of the planned networks are connected to their own router only";
    public override Severity Severity => Severity.High;
    public override string Why => "A second edge on the same switch is a way around the firewall of the first, and a second gateway that machines may use.";
    public override string Fix => "Disconnect the other edge from the switch, or plan it as the gateway of the network.";
    public override string? NotApplicable(SitePlan plan) => plan.Edges.Any(e => e.Router is not null) ? null : "no edge of the plan has a router";
    public override IEnumerable<Outcome> Run(CheckContext context) => context.Plan.Edges.Where(e => e.Router is not null).SelectMany(edge => Networks(context, edge));

    private static IEnumerable<Outcome> Networks(CheckContext context, PlanEdge planEdge)
    {
        var router = context.Router(planEdge)!;
        foreach (var prefix in planEdge.Serves.Where(RouterNetworks.HangsOnARouter).SelectMany(context.Plan.Prefixes).Distinct())
        {
            var carriers = router.Interfaces.Value.Where(i => i is { Connected: true, Network: not null } && i.Subnets.Any(s => s.Prefix.Overlaps(prefix))).ToArray();
            // That no interface has the network is D6-2's finding, where it was read.
            if (carriers.Length == 0 && router.Interfaces.Completeness != Completeness.Complete)
                yield return new Subject($"router of {planEdge.Name} ({planEdge.Router})", $"switch of {prefix}", router.Interfaces).Unknown($"the interfaces of {planEdge.Router} were not read completely");
            foreach (var own in carriers) yield return Judge(context, planEdge, prefix, own);
        }
    }

    private static Outcome Judge(CheckContext context, PlanEdge planEdge, Prefix prefix, EdgeInterface own)
    {
        var others = context.Site.Edges.Values.Where(e => e.Id != planEdge.Router).OrderBy(e => e.Id, StringComparer.Ordinal).ToArray();
        IReading[] sources = [context.Router(planEdge)!.Interfaces, .. others.Select(o => o.Interfaces), context.Site.EdgeList];
        var subject = new Subject($"router of {planEdge.Name} ({planEdge.Router})", $"switch of {prefix}", sources);
        var expected = $"no other edge on the switch of {prefix}";
        var proof = new Proof(own.Origin, $"interface {own}: on {own.Network}");
        var second = others.SelectMany(o => o.Interfaces.Value.Where(i => i.Connected && i.Network == own.Network).Select(i => (Edge: o, On: i))).ToArray();
        if (second.Length > 0)
            return subject.Fail(DriftKind.Extra, expected, string.Join("; ", second.Select(s => $"{s.Edge.Id} has {s.On} on it")), [proof, .. second.Select(s => new Proof(s.On.Origin, $"{s.Edge.Id} {s.On}: on {s.On.Network}, {string.Join(", ", s.On.Addresses)}"))]);
        var unread = context.Site.EdgeList.Value.Where(e => !context.Site.Edges.ContainsKey(e.Id)).Select(e => $"{RecordingLayout.NsxFolder}/{e.Id}.xml").ToArray();
        return unread.Length > 0 ? subject.Unknown($"not every edge is in the recording: {string.Join(", ", unread.Take(5))}", proof) : subject.Pass(expected, $"{planEdge.Router} alone is on it", proof);
    }
}
