using HybridDrift.Addresses;
using HybridDrift.Flows.Proofs;
using HybridDrift.Plans;
using HybridDrift.Sites;
using HybridDrift.Sites.Parse;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Flows.Proofs;

/// <summary>
/// Each rule, route and tunnel that a flow of the example rests on, taken away, switched off, turned round or narrowed:
/// the flow must not hold any more, and the hop that the edge or router makes says so.
/// </summary>
public sealed class DependenceTests
{
    private static readonly Lazy<(SitePlan Plan, Site Site)> Healthy = new(() =>
    {
        var example = ExampleSite.Healthy();
        return (example.Plan.Plan, SiteParser.Parse(example.Recording, [], []));
    });

    public static TheoryData<string> Names => new(Healthy.Value.Plan.Flows.Select(f => f.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_flow_holds_when_the_site_is_healthy(string name)
    {
        var answer = Prove(name, Healthy.Value.Site);
        Assert.True(answer.Verdict == HopVerdict.Holds, string.Join("\n", answer.Hops.Select(h => $"{h.Hop} {h.Verdict} {h.Note}")));
        Assert.All(answer.Hops.Where(h => h.Verdict is HopVerdict.Holds), h => Assert.NotEmpty(h.Note));
    }

    [Fact]
    public void A_flow_does_not_hold_when_something_that_it_rests_on_is_changed()
    {
        var survivors = new List<string>();
        var count = 0;
        foreach (var flow in Healthy.Value.Plan.Flows)
        {
            foreach (var (what, hop, site) in Changes(Prove(flow.Name, Healthy.Value.Site)))
            {
                count++;
                var answer = Prove(flow.Name, site);
                if (!answer.Hops.Any(h => h.Verdict == HopVerdict.Drifts && (hop.Length == 0 || h.Hop == hop || h.Hop.EndsWith("return", StringComparison.Ordinal)))) survivors.Add($"{flow.Name}: {what}: {string.Join("; ", answer.Hops.Select(h => $"{h.Hop} {h.Verdict} {h.Note}"))}");
            }
        }
        Assert.Empty(survivors);
        Assert.InRange(count, 30, 500);
    }

    private static FlowAnswer Prove(string flow, Site site) => FlowProver.Flows(Healthy.Value.Plan, site).Single(f => f.Flow.Name == flow);

    private static IEnumerable<(string What, string Hop, Site Site)> Changes(FlowAnswer answer)
    {
        var kind = $"F{(int)answer.Flow.Kind + 1}";
        foreach (var step in answer.Parts.Concat(answer.Replies).SelectMany(p => p.Steps).DistinctBy(s => (s.Device.Edge.Id, s.Part.Rule, s.Part.Dnat, s.Part.Route, s.Part.Site)))
        {
            var edge = step.Device.Edge;
            var hop = kind switch { "F2" => "F2.4", "F3" => step.Device.IsRouter ? "F3.9" : "F3.8", _ => step.Device.IsRouter ? "F4.7" : "F4.6" };
            if (step.Part.Rule is { } rule)
            {
                yield return ($"{rule} deleted", hop, With(edge, edge.Firewall.Value with { Rules = [.. edge.Firewall.Value.Rules.Where(r => r != rule)] }));
                yield return ($"{rule} disabled", hop, With(edge, Changed(edge, rule, rule with { Enabled = false })));
                yield return ($"{rule} denies", hop, With(edge, Changed(edge, rule, rule with { Action = FirewallAction.Deny })));
                yield return ($"{rule} narrowed", hop, With(edge, Changed(edge, rule, rule with { Source = new(false, false, AddressSet.Of(Address.Parse("192.0.2.1")), [], []) })));
            }
            if (step.Part.Dnat is { } dnat)
            {
                Site Nat(params IEnumerable<NatRule> rules) => With(edge with { Nat = edge.Nat with { Value = edge.Nat.Value with { Rules = [.. rules] } } });
                yield return ($"{dnat} deleted", hop, Nat(edge.Nat.Value.Rules.Where(r => r != dnat)));
                yield return ($"{dnat} disabled", hop, Nat(edge.Nat.Value.Rules.Select(r => r == dnat ? r with { Enabled = false } : r)));
                yield return ($"{dnat} to another", hop, Nat(edge.Nat.Value.Rules.Select(r => r == dnat ? r with { Translated = AddressSet.Of(Address.Parse("192.168.133.99")) } : r)));
            }
            if (step.Part.Route is { } route)
                yield return ($"{route} deleted", hop, With(edge with { Routing = edge.Routing with { Value = edge.Routing.Value with { Routes = [.. edge.Routing.Value.Routes.Where(r => r != route)] } } }));
            if (step.Part.Egress is { } egress)
                yield return ($"{egress} disconnected", "", With(edge with { Interfaces = edge.Interfaces with { Value = [.. edge.Interfaces.Value.Select(i => i == egress ? i with { Connected = false } : i)] } }));
            if (step.Part.Site is { } tunnel)
                yield return ($"{tunnel} disabled", hop, With(edge with { Ipsec = edge.Ipsec with { Value = edge.Ipsec.Value with { Sites = [.. edge.Ipsec.Value.Sites.Select(s => s == tunnel ? s with { Enabled = false } : s)] } } }));
        }
    }

    private static Firewall Changed(Edge edge, FirewallRule rule, FirewallRule now) => edge.Firewall.Value with { Rules = [.. edge.Firewall.Value.Rules.Select(r => r == rule ? now : r)] };

    private static Site With(Edge edge, Firewall firewall) => With(edge with { Firewall = edge.Firewall with { Value = firewall } });

    private static Site With(Edge edge)
    {
        var site = Healthy.Value.Site;
        return site with { Edges = site.Edges.ToDictionary(e => e.Key, e => e.Key == edge.Id ? edge : e.Value) };
    }
}
