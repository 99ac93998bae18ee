using HybridDrift.Addresses;
using HybridDrift.Flows.Proofs;
using HybridDrift.Flows.Trace;
using HybridDrift.Plans;
using HybridDrift.Sites;
using HybridDrift.Tests.Flows.Trace;
using static HybridDrift.Tests.Flows.Model;
using static HybridDrift.Tests.Flows.Semantics.EdgeAndRouter;

namespace HybridDrift.Tests.Flows.Semantics;

/// <summary>Where a device has a choice, a flow holds only if every choice is delivered, and one is enough to break a <c>never</c>.</summary>
public sealed class Rule7ChoiceTests
{
    private static readonly NatRule Either = Rule(1, NatAction.Destination, "10.0.1.7", "10.0.1.7-10.0.1.8");

    [Fact]
    public void A_flow_holds_when_each_choice_is_delivered()
    {
        Assert.Equal(HopVerdict.Holds, Flow(Edge(nat: [Either])));
        Assert.Equal(HopVerdict.Holds, Flow(Edge(routes: [Default, ToMachines, Route("10.0.1.0/24", "10.0.0.2", vnic: "1")])));
    }

    [Fact]
    public void A_flow_drifts_when_one_translation_of_several_leads_elsewhere() => Assert.Equal(HopVerdict.Drifts, Flow(Edge(nat: [Either], routes: [Default, ToMachines, Route("10.0.1.8/32", "10.0.0.20")])));

    [Fact]
    public void A_flow_drifts_when_one_of_two_equal_routes_leads_elsewhere() => Assert.Equal(HopVerdict.Drifts, Flow(Edge(routes: [Default, ToMachines, Route("10.0.1.0/24", "10.0.0.20")])));

    [Fact]
    public void A_flow_drifts_when_one_source_port_of_those_that_the_edge_may_choose_is_refused_behind_it()
    {
        var second = SiteModel.Device("edge-2", [SiteModel.Interface(0, InterfaceKind.Internal, "virtualwire-2", "10.0.0.16/28", "10.0.0.18"), SiteModel.Interface(1, InterfaceKind.Internal, "virtualwire-6", "10.0.1.0/24", "10.0.1.2")],
            firewall: Firewall(FirewallAction.Accept, Rule(1, FirewallAction.Deny, services: Services(new Service(Protocols.Only(6), PortSet.Of(60000), PortSet.All)))));
        var edge = Edge(nat: [Rule(1, NatAction.Source, "any", "203.0.113.10")], routes: [Default, Route("10.0.1.0/24", "10.0.0.18")]);

        Assert.Equal([Fate.Delivered, Fate.Dropped], FromOutside(edge, PacketSet.Of(new(AddressSet.Of(Address.Parse("198.51.100.7")), AddressSet.Of(Address.Parse("10.0.1.7")), Protocols.Only(6), PortSet.Of(5000), PortSet.Of(443))), second).Select(p => p.Fate).Order());
    }

    [Fact]
    public void A_never_is_broken_when_one_choice_comes_through() => Assert.Equal((true, false), Never(Edge(NoDirectWay, [Rule(1, NatAction.Destination, "192.0.2.9", "10.0.1.8-10.0.1.9")])));

    [Fact]
    public void A_never_is_kept_when_no_choice_comes_through() => Assert.Equal((false, false), Never(Edge(NoDirectWay, [Rule(1, NatAction.Destination, "192.0.2.9", "10.0.1.9-10.0.1.10")])));

    [Fact]
    public void A_never_is_open_when_members_of_a_rule_are_not_known() => Assert.Equal((false, true), Never(Edge(Firewall(FirewallAction.Accept, Rule(1, FirewallAction.Deny, Unresolved())))));

    private static Firewall NoDirectWay => Firewall(FirewallAction.Accept, Rule(1, FirewallAction.Deny, to: Side("10.0.1.8")));

    private static HopVerdict Flow(Edge edge)
    {
        var plan = Plan(edge) with { Flows = [new(FlowKind.EnterpriseToVm, "flow", [443], 1) { FromNetwork = "enterprise", To = Prefix.Parse("10.0.1.0/24") }] };
        return FlowProver.Flows(plan, SiteModel.Site(edge, Router())).Single().Hops.Single(h => h.Hop == "F5.6").Verdict;
    }

    private static (bool Through, bool Perhaps) Never(Edge edge)
    {
        var plan = Plan(edge) with { Nevers = [new(new("", [Prefix.Parse("192.168.50.0/24")]), new("", [Prefix.Parse("10.0.1.8/32")]), null, 1)] };
        var answer = FlowProver.Nevers(plan, SiteModel.Site(edge, Router())).Single();
        return (answer.Through.Count > 0, answer.Perhaps.Count > 0);
    }

    private static SitePlan Plan(Edge edge)
    {
        var plan = SiteModel.Plan(edge, Router());
        return plan with { Networks = [new("enterprise", [Prefix.Parse("192.168.50.0/24")], null, null, 1), new("vcs-vms", [Prefix.Parse("10.0.1.0/24")], null, null, 1)], Edges = [plan.Edges[0] with { Private = Address.Parse("203.0.113.1"), Serves = ["vcs-vms"] }] };
    }
}
