using HybridDrift.Checks;
using HybridDrift.Checks.A;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Checks.A;

public sealed class VipDnatTests
{
    /// <summary>10.208.242.131:8443 to the master vIP.</summary>
    private const int Console = 196614;
    private const string Expected = "tcp 10.208.242.131:8443 → 192.168.133.10:8443";

    private static ExampleSite Edited(string old, string now) => ExampleSite.Healthy().EditNat(IcpEdge, Console, old, now);

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<VipDnat>();

    [Theory]
    [InlineData("<translatedAddress>192.168.133.10<", "<translatedAddress>192.168.133.21<", "it goes to 192.168.133.21:8443")]
    [InlineData("<translatedAddress>192.168.133.10<", "<translatedAddress>192.168.133.10-192.168.133.12<", "it goes to 192.168.133.10/31, 192.168.133.12:8443")]
    [InlineData("<translatedPort>8443<", "<translatedPort>22<", "it goes to 192.168.133.10:22")]
    public void It_fails_when_the_rule_leads_elsewhere(string old, string now, string actual) => Edited(old, now)
        .OnlyFinding<VipDnat>().ShouldFail(DriftKind.Different, Expected, actual, IcpEdge, "natRule[6]");

    [Fact]
    public void It_fails_when_the_rule_is_gone()
    {
        var result = ExampleSite.Healthy().RemoveNat(IcpEdge, Console).OnlyFinding<VipDnat>();

        Assert.Equal((Status.Fail, DriftKind.Missing, "no rule on vNic_0 (Private Uplink) translates it"), (result.Status, result.Drift, result.Actual));
    }

    [Fact]
    public void It_fails_when_the_rule_is_disabled() => Edited("<enabled>true<", "<enabled>false<")
        .OnlyFinding<VipDnat>().ShouldFail(DriftKind.Different, Expected, "the rule for it is disabled", IcpEdge, "natRule[6]");

    [Fact]
    public void It_fails_when_the_rule_is_on_the_wrong_interface() => Edited("<vnic>0<", "<vnic>2<")
        .OnlyFinding<VipDnat>().ShouldFail(DriftKind.Different, Expected, "the rule for it is on vNIC 2", IcpEdge, "natRule[6]");

    [Fact]
    public void It_fails_when_the_rule_is_for_a_part_of_the_clients() => Edited("<dnatMatchSourceAddress>any<", "<dnatMatchSourceAddress>10.0.0.0/9<")
        .OnlyFinding<VipDnat>().ShouldFail(DriftKind.Different, Expected, "not for clients in 10.128.0.0/9", IcpEdge, "natRule[6]");

    [Fact]
    public void It_fails_when_the_rule_is_for_a_part_of_the_source_ports() => Edited("<dnatMatchSourcePort>any<", "<dnatMatchSourcePort>1024-65535<")
        .OnlyFinding<VipDnat>().ShouldFail(DriftKind.Different, Expected, "not for tcp 10.0.0.0/8:1-1023", IcpEdge, "natRule[6]");

    [Fact]
    public void It_fails_as_order_when_a_broader_rule_stands_before()
    {
        var results = ExampleSite.Healthy().NatFirst(IcpEdge, Dnat("10.208.242.131", "any", "192.168.133.41", "any", protocol: "any")).Run<VipDnat>()
            .Where(r => r.Status != Status.Pass).ToArray();

        Assert.Equal(6, results.Length);
        Assert.All(results, r => r.ShouldFail(DriftKind.Order, "tcp 10.208.242.131:", "it goes to 192.168.133.41:", IcpEdge, "natRule[1]"));
    }

    [Fact]
    public void It_fails_for_the_clients_that_an_earlier_rule_takes() => ExampleSite.Healthy()
        .NatFirst(IcpEdge, Dnat("10.208.242.131", "8443", "192.168.133.41", "8443", from: "10.177.0.0/18")).OnlyFinding<VipDnat>()
        .ShouldFail(DriftKind.Order, Expected, "it goes to 192.168.133.41:8443 for clients in 10.177.0.0/18", IcpEdge, "natRule[7]");

    [Fact]
    public void It_fails_when_the_interface_has_lost_the_address()
    {
        var results = ExampleSite.Healthy().Edit(IcpEdge, "<primaryAddress>10.208.242.131<", "<primaryAddress>10.208.242.139<").Run<VipDnat>().Where(r => r.Status != Status.Pass).ToArray();

        Assert.Equal(6, results.Length);
        Assert.All(results, r => Assert.Equal((DriftKind.Missing, "no interface of the edge owns 10.208.242.131"), (r.Drift, r.Actual)));
    }

    [Fact]
    public void It_fails_when_the_interface_is_disconnected() =>
        Assert.Equal(6, ExampleSite.Healthy().Disconnect(IcpEdge, 0).Run<VipDnat>().Count(r => r.Status == Status.Fail && r.Actual.Contains("is disconnected")));

    [Fact]
    public void It_fails_when_NAT_or_the_firewall_is_off()
    {
        Assert.All(ExampleSite.Healthy().NatOff(IcpEdge).Run<VipDnat>(), r => r.ShouldFail(DriftKind.Missing, "tcp", "NAT is off", IcpEdge, "nat"));
        Assert.All(ExampleSite.Healthy().FirewallOff(IcpEdge).Run<VipDnat>(), r => r.ShouldFail(DriftKind.Missing, "tcp", "the firewall of the edge is off", IcpEdge, "firewall"));
    }

    [Fact]
    public void It_cannot_tell_without_the_edge() => ExampleSite.Healthy().ShouldBeUnknownWithout<VipDnat>(IcpEdge);

    [Fact]
    public void It_cannot_tell_when_a_rule_is_not_understood() => Assert.All(
        ExampleSite.Healthy().NatFirst(IcpEdge, Dnat("10.208.242.131", "8443-", "192.168.133.41", "any")).Run<VipDnat>(), r => r.ShouldBeUnknown(IcpEdge));

    [Theory]
    [InlineData("8000-9500", "any")]
    [InlineData("8000-9500", "8000-9500")]
    [InlineData("any", "any")]
    public void A_range_that_keeps_the_port_serves_it(string ports, string translated) => ExampleSite.Healthy()
        .RemoveNat(IcpEdge, 196614).RemoveNat(IcpEdge, 196615).RemoveNat(IcpEdge, 196616).RemoveNat(IcpEdge, 196617)
        .NatLast(IcpEdge, Dnat("10.208.242.131", ports, "192.168.133.10", translated)).ShouldBeAsHealthy<VipDnat>();

    [Fact]
    public void A_range_that_changes_the_port_does_not_serve_it() => ExampleSite.Healthy().RemoveNat(IcpEdge, Console)
        .NatLast(IcpEdge, Dnat("10.208.242.131", "8443-8500", "192.168.133.10", "9000-9057")).OnlyFinding<VipDnat>()
        .ShouldFail(DriftKind.Different, Expected, "it goes to 192.168.133.10:9000-9057", IcpEdge, "natRule");

    [Theory]
    [InlineData("<vnic>0</vnic>", "")]
    [InlineData("<protocol>tcp<", "<protocol>any<")]
    [InlineData("<translatedPort>8443<", "<translatedPort>any<")]
    [InlineData("<dnatMatchSourceAddress>any<", "<dnatMatchSourceAddress>10.0.0.0/8<")]
    [InlineData("<dnatMatchSourcePort>any<", "<dnatMatchSourcePort>1-65535<")]
    [InlineData("<ruleId>196614<", "<ruleId>200001<")]
    public void Another_wording_changes_nothing(string old, string now) => Edited(old, now).ShouldBeAsHealthy<VipDnat>();

    [Fact]
    public void Two_rules_may_split_the_clients() => Edited("<dnatMatchSourceAddress>any<", "<dnatMatchSourceAddress>10.0.0.0/9<")
        .NatLast(IcpEdge, Dnat("10.208.242.131", "8443", "192.168.133.10", "8443", from: "10.128.0.0/9")).ShouldBeAsHealthy<VipDnat>();

    [Fact]
    public void It_does_not_apply_without_vips() =>
        Assert.NotNull(new VipDnat().NotApplicable(ExampleSite.Healthy().Plan.Plan with { IcpMaster = null, IcpProxy = null }));

    private const int ApiTranslation = 196615;

    [Fact]
    public void It_passes_when_the_load_balancer_sends_the_port_to_the_vip() =>
        ExampleSite.Healthy().RemoveNat(IcpEdge, ApiTranslation).Balanced(IcpEdge, "10.208.242.131", "8001", "192.168.133.10", "8001").ShouldBeAsHealthy<VipDnat>();

    [Fact]
    public void It_fails_when_the_load_balancer_sends_the_port_elsewhere() => ExampleSite.Healthy().RemoveNat(IcpEdge, ApiTranslation).Balanced(IcpEdge, "10.208.242.131", "8001", "192.168.133.21", "8001")
        .OnlyFinding<VipDnat>().ShouldFail(DriftKind.Different, "tcp 10.208.242.131:8001", "the load balancer sends it to 192.168.133.21:8001", IcpEdge, "virtualServer[1]");

    [Fact]
    public void It_cannot_tell_where_an_application_rule_sends_it() => ExampleSite.Healthy().RemoveNat(IcpEdge, ApiTranslation)
        .Balanced(IcpEdge, "10.208.242.131", "8001", "192.168.133.10", "8001", "<applicationRuleId>applicationRule-2</applicationRuleId>").OnlyFinding<VipDnat>().ShouldBeUnknown("application rule");

    [Fact]
    public void A_translation_comes_before_the_load_balancer() => ExampleSite.Healthy().Balanced(IcpEdge, "10.208.242.131", "8001", "192.168.133.21", "8001").ShouldBeAsHealthy<VipDnat>();
}
