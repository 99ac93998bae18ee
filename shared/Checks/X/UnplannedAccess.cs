using HybridDrift.Addresses;
using HybridDrift.Flows;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.X;

/// <summary>X2: what is let through is asked for.</summary>
public sealed class UnplannedAccess : Check
{
    private const string Expected = "only packets that the plan asks for";

    public override string Id => "X2-1";
    public override string Clause => "X2";
    public override string Title => "The edges let nothing through that the plan does not ask for";
    public override Severity Severity => Severity.High;
    public override string Why => "Every rule can serve something in the plan and still let more through than that; what nobody asked for, nobody watches.";
    public override string Fix => "Narrow the rule, or remove it; or plan what it is for (a flow, or also-allowed with the reason).";
    public override string? NotApplicable(SitePlan plan) => plan.Edges.Count == 0 ? "the plan has no edges" : null;

    public override IEnumerable<Outcome> Run(CheckContext context) => context.Plan.Edges.SelectMany(edge => Edge(context, edge));

    private static IEnumerable<Outcome> Edge(CheckContext context, PlanEdge planEdge)
    {
        var edge = context.Gateway(planEdge);
        var subject = new Subject($"{planEdge.Name} ({planEdge.Nsx})", "packets let through", edge.Interfaces, edge.Nat, edge.Firewall, edge.Routing, edge.Ipsec);
        // Rules that were not read may stop, or translate, anything.
        if (subject.Sources.Any(s => s.Completeness != Collect.Completeness.Complete)) return [subject.Pass(Expected, "")];
        var excess = Excess.Of(context.Plan, planEdge, edge).ToArray();
        if (excess.Length == 0) return [subject.Pass(Expected, $"{edge.Firewall.Value.Rules.Count(r => r.Enabled && r.Action == FirewallAction.Accept)} rules accept nothing else")];
        var certain = excess.Where(e => e.Certain).GroupBy(e => e.Rule).Select(same => Finding(subject, edge, [.. same]));
        return excess.Where(e => !e.Certain).ToArray() is { Length: > 0 } doubtful ? certain.Append(Doubt(subject, edge, doubtful)) : certain;
    }

    private static Outcome Finding(Subject subject, Edge edge, Excess[] excess)
    {
        var (rule, firewall) = (excess[0].Rule, edge.Firewall.Value);
        var worst = excess.OrderByDescending(e => e.FromInternet).ThenByDescending(e => e.Part.Dnat is not null).First();
        var (open, inside) = (Union(excess.Where(e => e.FromInternet)), Union(excess.Where(e => !e.FromInternet)));
        var packets = string.Join("; ", new[] { open, inside.Subtract(open) }.Where(p => !p.IsEmpty).Select(PacketText.Of));
        var by = rule is not null ? RuleNames.Found(rule) : firewall.Enabled ? "the default policy" : "the firewall, which is off,";
        return (subject with { Name = rule is not null ? $"rule to {RuleNames.Of(rule)}" : firewall.Enabled ? "default policy" : "firewall off" })
            .Fail(DriftKind.Extra, Expected, $"{by} lets through {packets}. For example {Example(worst)}", Proofs(edge, rule, worst)) with
        {
            Severity = open.Boxes.Concat(inside.Boxes).All(b => b.Protocol.Equals(Protocols.Only(Protocols.Icmp))) ? Severity.Medium : !open.IsEmpty ? Severity.Critical : Severity.High,
        };
    }

    private static PacketSet Union(IEnumerable<Excess> excess) => PacketSet.UnionOf(excess.SelectMany(e => e.Packets.Boxes));

    private static string Example(Excess excess)
    {
        var part = excess.Part;
        var packet = PacketText.Example(excess.Packets.Boxes[0]);
        var now = part.Flight.SentIn(packet)!.Now;
        var target = part.Dnat is null ? "" : $", translated to {now.Destination}{(now.DestinationPorts.IsAll ? "" : $":{now.DestinationPorts}")}";
        var end = part.Fate switch
        {
            EdgeFate.Received => "received by the edge itself",
            EdgeFate.Tunnelled => $"sent into the tunnel to {part.Site!.PeerAddress}",
            EdgeFate.Forwarded => $"sent out by {part.Egress}",
            _ => $"whose way from there is not known ({part.Reason})",
        };
        return $"{packet}, which comes in by {excess.Ingress}{target}, {end}";
    }

    private static Proof[] Proofs(Edge edge, FirewallRule? rule, Excess excess) =>
    [
        rule is not null ? RuleNames.Proof(rule) : new(new(edge.Firewall.Document, "firewall/defaultPolicy"), $"firewall: enabled {(edge.Firewall.Value.Enabled ? "true" : "false")}, default policy {edge.Firewall.Value.Default.ToString().ToLowerInvariant()}"),
        .. new[] { excess.Part.Dnat, excess.Part.Snat }.OfType<NatRule>().Select(A.NatRules.Proof),
        .. excess.Part.Route is { } route ? [new Proof(route.Origin, route.ToString())] : Array.Empty<Proof>(),
    ];

    private static Outcome Doubt(Subject subject, Edge edge, Excess[] doubtful)
    {
        var members = RuleNames.Unknown(edge.Firewall.Value);
        var packets = PacketText.Of(Union(doubtful));
        if (doubtful.FirstOrDefault(e => e.Part.GivenUp) is { } givenUp) return subject.Unknown($"whether {packets} is let through is not known: {givenUp.Part.Reason}");
        return subject.Unknown(members.Count > 0 ? $"whether {packets} is let through depends on members of rules that are not known: {string.Join(", ", members)}"
            : $"whether {packets} is let through depends on a rule that names a direction, or on an interface or a port that is not known", [.. doubtful.Select(e => e.Rule).OfType<FirewallRule>().Distinct().Take(5).Select(RuleNames.Proof)]);
    }
}
