using HybridDrift.Checks;
using HybridDrift.Checks.X;
using HybridDrift.Reports;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.X;

public sealed class FlowsHoldTests
{
    [Fact]
    public void Every_flow_holds_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<FlowsHold>();

    [Fact]
    public void A_flow_from_the_internet_fails_when_it_is_translated_to_another_port() => Finding(ExampleSite.Healthy()
        .EditAfter(EdgeEdits.IcpEdge, "<originalAddress>169.48.73.42</originalAddress>", "<translatedPort>443</translatedPort>", "<translatedPort>444</translatedPort>"), "flow portal")
        .ShouldFail(DriftKind.Different, "169.48.73.42", "F2.4", EdgeEdits.IcpEdge);

    [Fact]
    public void A_flow_through_the_tunnel_fails_when_a_rule_ahead_refuses_it() => Finding(ExampleSite.Healthy()
        .FirewallFirst(EdgeEdits.VcsEdge, "<firewallRule><id>131999</id><name>quarantine</name><ruleType>user</ruleType><enabled>true</enabled><action>deny</action><destination><ipAddress>192.168.140.16/28</ipAddress></destination></firewallRule>"), "flow shop-db")
        .ShouldFail(DriftKind.Different, "192.168.140.20", "F3.8: tcp 172.30.0.0/16", EdgeEdits.VcsEdge);

    [Fact]
    public void A_flow_fails_for_the_part_of_its_senders_that_is_refused() => Assert.Contains("172.30.64.0/18", Finding(ExampleSite.Healthy()
        .FirewallFirst(EdgeEdits.VcsEdge, "<firewallRule><id>131999</id><name>quarantine</name><ruleType>user</ruleType><enabled>true</enabled><action>deny</action><source><ipAddress>172.30.64.0/18</ipAddress></source></firewallRule>"), "flow shop-db").Actual);

    [Fact]
    public void A_flow_fails_when_its_answer_takes_another_way() => Finding(ExampleSite.Healthy()
        .Route(EdgeEdits.VcsEdge, "192.168.133.0/25", "169.48.73.41", "1"), "flow portal-db")
        .ShouldFail(DriftKind.Different, "192.168.141.20", "F4 return", EdgeEdits.VcsEdge);

    [Fact]
    public void A_flow_fails_when_the_router_lost_the_network_of_the_machine() => Finding(ExampleSite.Healthy()
        .EditAfter(EdgeEdits.VcsRouter, "<name>databases</name>", "<isConnected>true</isConnected>", "<isConnected>false</isConnected>"), "flow shop-db")
        .ShouldFail(DriftKind.Different, "192.168.140.20", "F3.9", EdgeEdits.VcsRouter);

    [Fact]
    public void Nothing_is_said_when_the_gateway_was_not_read() => ExampleSite.Healthy().ShouldBeUnknownWithout<FlowsHold>(EdgeEdits.VcsEdge);

    [Fact]
    public void It_does_not_apply_when_the_plan_has_no_flows()
    {
        var site = ExampleSite.Healthy();
        var text = File.ReadAllText(Path.Combine(ExampleSite.Folder, "plan.yaml"));
        site.EditPlan(text[text.IndexOf("flows:", StringComparison.Ordinal)..text.IndexOf("never:", StringComparison.Ordinal)], "");
        site.ShouldNotApply<FlowsHold>("no flows");
    }

    private static ReportResult Finding(ExampleSite site, string flow) => Assert.Single(site.Run<FlowsHold>(), r => r.Asset == flow);
}
