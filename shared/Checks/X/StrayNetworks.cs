using HybridDrift.Addresses;
using HybridDrift.Checks.B;
using HybridDrift.Checks.D;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.X;

/// <summary>X1: every address of the configuration is somebody's.</summary>
public sealed class StrayNetworks : Check
{
    private const string Expected = "only addresses of the plan, of IBM Cloud's services and of the internet";

    /// <summary>Prefixes of this length or shorter are summaries of address space, not networks.</summary>
    private const int Summary = 12;

    private static readonly Prefix[] Summaries = [Prefix.Parse("192.168.0.0/16")];

    public override string Id => "X1-2";
    public override string Clause => "X1";
    public override string Title => "Every address and network that an edge's rules, routes and tunnels name is known to the plan";
    public override Severity Severity => Severity.Low;
    public override string Why => "An address that nobody knows is left over from something that is gone, or belongs to something that nobody planned; whoever gets it next gets the access with it.";
    public override string Fix => "Remove it, or add its network to the plan.";
    public override string? NotApplicable(SitePlan plan) => plan.Edges.Count == 0 ? "the plan has no edges" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        Prefix[] networks = [.. Networks(context.Plan)];
        var known = AddressSet.Of(networks).Union(IbmReserved.Internet).Union(AddressSet.Of(IbmReserved.Ranges)).Union(IngressSources.PrivateNetwork.Subtract(AddressSet.Of(IbmReserved.PrivateNetwork)));
        foreach (var planEdge in context.Plan.Edges)
        {
            var edge = context.Gateway(planEdge);
            var all = new Subject($"{planEdge.Name} ({planEdge.Nsx})", "addresses in rules, routes and tunnels", edge.Nat, edge.Firewall, edge.Ipsec, edge.Routing);
            var found = false;
            foreach (var group in NamedNetworks.Of(edge).SelectMany(n => Strays(n.Addresses, known, networks).Select(s => (n.What, Stray: s, n.Proof))).GroupBy(n => (n.What, n.Stray)))
            {
                found = true;
                yield return (all with { Name = $"{group.Key.What} names {Text(group.Key.Stray)}" })
                    .Fail(DriftKind.Extra, Expected, $"{Text(group.Key.Stray)} is in no network of the plan", [.. group.Select(g => g.Proof).Distinct().Take(6)]);
            }
            foreach (var outcome in Pods(context.Plan, edge, all))
            {
                found = true;
                yield return outcome;
            }
            if (!found) yield return NamedMachines.UnknownSets(edge) is [var set, ..]
                ? all.Unknown($"a rule names {set}, and nsx/{set}.xml does not tell what is in it") : all.Pass(Expected, "they are");
        }
    }

    /// <summary>
    /// Prefixes with addresses that nobody knows, unless they are summaries of known networks: wide ones, whole ranges of
    /// address space, or any that holds a network of the plan.
    /// </summary>
    private static IEnumerable<Prefix> Strays(AddressSet named, AddressSet known, Prefix[] networks)
    {
        foreach (var interval in named.Intervals.Intervals)
        {
            var range = new AddressSet(IntervalSet.Of(interval.First, interval.Last));
            bool Holds(AddressSet addresses) => networks.Any(n => AddressSet.Of(n).IsSubsetOf(addresses));
            if (range.IsSubsetOf(known) || (range.Count >= 1UL << (32 - Summary) && Holds(range))) continue;
            foreach (var prefix in range.ToPrefixes())
                if (prefix.Length > Summary && !Summaries.Contains(prefix) && !AddressSet.Of(prefix).IsSubsetOf(known) && !Holds(AddressSet.Of(prefix))) yield return prefix;
        }
    }

    private static string Text(Prefix prefix) => prefix.Length == 32 ? prefix.Network.ToString() : prefix.ToString();

    /// <summary>D1.3: only pods that keep their address through a tunnel come to an edge, or are reached through it.</summary>
    private static IEnumerable<Outcome> Pods(SitePlan plan, Edge edge, Subject all)
    {
        var pods = plan.Addresses(["iks-pods", "iks-services"]);
        var explained = Gateways.NotByTunnel(plan) is null && Gateways.ToEdges(plan).Any(v => !v.Snat);
        foreach (var rule in edge.Nat.Value.Rules.Where(r => r is { Enabled: true, IsUserRule: true }))
        {
            var isSource = rule.Action == NatAction.Source;
            var (far, own) = isSource ? (rule.Original, rule.Translated) : (rule.Translated, rule.Original);
            var wrong = new[] { own, explained ? AddressSet.Empty : far }.Where(a => !a.IsEmpty && a.IsSubsetOf(pods)).ToArray();
            if (wrong.Length > 0)
                yield return (all with { Name = $"{NamedNetworks.Kind(rule)} of {string.Join(" and ", wrong.Select(w => w.ToString()))}" })
                    .Fail(DriftKind.Different, $"no translation of addresses in {pods}", $"{string.Join(" and ", wrong.Select(w => w.ToString()))} lies in the networks of IKS pods and services", A.NatRules.Proof(rule)) with
                { Severity = Severity.Medium };
        }
    }

    private static IEnumerable<Prefix> Networks(SitePlan plan)
    {
        var addresses = new[] { plan.BackendRouter, plan.FrontendRouter, plan.Outbound?.Proxy }.Concat(plan.Edges.SelectMany(e => new[] { e.Public, e.Private }))
            .Concat(plan.Flows.SelectMany(f => new[] { f.Address, f.L2Concentrator })).OfType<Address>()
            .Concat(new[] { plan.IcpMaster, plan.IcpProxy }.OfType<PlanVip>().SelectMany(v => v.ExposedAs.Append(v.Vip)))
            .Concat(plan.Vpns.SelectMany(v => new[] { v.Gateway, v.Peer })).Concat(plan.Services is { } s ? s.Dns.Concat(s.Ntp) : []);
        // What is allowed for a summary makes none of the networks in it known.
        var places = plan.AlsoAllowed.SelectMany(a => new[] { a.From, a.To }).Concat(plan.Nevers.SelectMany(n => new[] { n.From, n.To })).SelectMany(p => p.Prefixes).Where(p => p.Length > Summary && !Summaries.Contains(p));
        return plan.Networks.SelectMany(n => n.Prefixes).Concat(plan.AccountSubnets).Concat(plan.Edges.Select(e => e.Transit).OfType<Prefix>())
            .Concat(plan.Flows.Select(f => f.To).OfType<Prefix>()).Concat(addresses.Select(a => Prefix.Of(a, 32))).Concat(places);
    }
}
