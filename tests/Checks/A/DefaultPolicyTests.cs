using HybridDrift.Checks;
using HybridDrift.Checks.A;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Checks.A;

public sealed class DefaultPolicyTests
{
    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<DefaultPolicy>();

    private static ExampleSite Open(string path) => ExampleSite.Healthy().EditAfter(path, "<defaultPolicy>", "<action>deny<", "<action>accept<").EditAfter(path, "<ruleType>default_policy<", "<action>deny<", "<action>accept<");

    [Fact]
    public void It_fails_when_the_default_is_open()
    {
        var finding = Open(VcsEdge).OnlyFinding<DefaultPolicy>().ShouldFail(DriftKind.Different, "on, default deny", "the default policy is accept", VcsEdge);

        Assert.Equal(Severity.Critical, finding.Severity);
    }

    [Fact]
    public void It_fails_when_the_firewall_is_off() => ExampleSite.Healthy().FirewallOff(IcpEdge)
        .OnlyFinding<DefaultPolicy>().ShouldFail(DriftKind.Different, "on, default deny", "the firewall is off", IcpEdge);

    [Fact]
    public void It_cannot_tell_when_the_two_places_that_say_it_differ() => ExampleSite.Healthy().EditAfter(IcpEdge, "<ruleType>default_policy<", "<action>deny<", "<action>accept<")
        .OnlyFinding<DefaultPolicy>().ShouldBeUnknown("defaultPolicy");

    [Fact]
    public void It_cannot_tell_without_the_edge() => ExampleSite.Healthy().ShouldBeUnknownWithout<DefaultPolicy>(IcpEdge);

    [Fact]
    public void It_passes_when_the_default_rejects() =>
        ExampleSite.Healthy().EditAfter(IcpEdge, "<defaultPolicy>", "<action>deny<", "<action>reject<").EditAfter(IcpEdge, "<ruleType>default_policy<", "<action>deny<", "<action>reject<").ShouldBeAsHealthy<DefaultPolicy>();

    private static string Any(string name, string action, string source = "", string service = "") =>
        $"<firewallRule><id>9</id><name>{name}</name><action>{action}</action>{source}{(service.Length > 0 ? $"<application>{service}</application>" : "")}</firewallRule>";

    private static string From(string address) => $"<source><ipAddress>{address}</ipAddress></source>";

    [Fact]
    public void It_fails_when_a_rule_accepts_everything_before_the_default()
    {
        var finding = ExampleSite.Healthy().FirewallFirst(IcpEdge, Any("open", "accept")).OnlyFinding<DefaultPolicy>();

        finding.ShouldFail(DriftKind.Different, "on, default deny", "the default policy is never asked: rule 'open' (9) accepts every packet before it", IcpEdge, "firewallRule[1]");
        Assert.Equal(Severity.Critical, finding.Severity);
    }

    [Fact]
    public void It_fails_when_the_rule_stands_behind_others() => ExampleSite.Healthy()
        .Edit(VcsEdge, "</firewallRules>", "</firewallRules_>").EditBefore(VcsEdge, "<ruleType>default_policy<", "<firewallRule>", Any("open", "accept") + "<firewallRule>").Edit(VcsEdge, "</firewallRules_>", "</firewallRules>")
        .OnlyFinding<DefaultPolicy>().ShouldFail(DriftKind.Different, "on, default deny", "rule 'open' (9) accepts every packet", VcsEdge);

    [Fact]
    public void It_fails_when_rules_accept_everything_together() => ExampleSite.Healthy().FirewallFirst(IcpEdge, Any("low", "accept", From("0.0.0.0/1")) + Any("high", "accept", From("128.0.0.0/1")))
        .OnlyFinding<DefaultPolicy>().ShouldFail(DriftKind.Different, "on, default deny", "rules 'low' (9), 'high' (9) together accept every packet", IcpEdge, "firewallRule[2]");

    [Fact]
    public void It_fails_when_everything_is_accepted_that_comes_in_by_the_public_uplink() => ExampleSite.Healthy().FirewallFirst(IcpEdge, Any("outside", "accept", "<source><vnicGroupId>vnic-index-1</vnicGroupId></source>"))
        .OnlyFinding<DefaultPolicy>().ShouldFail(DriftKind.Different, "on, default deny", "rule 'outside' (9)", IcpEdge);

    [Theory]
    [InlineData("<vnicGroupId>internal</vnicGroupId>")]       // out is not in
    [InlineData("<vnicGroupId>vnic-index-0</vnicGroupId>")]
    [InlineData("<vnicGroupId>vse</vnicGroupId>")]
    [InlineData("<ipAddress>192.168.133.0/24</ipAddress>")]
    [InlineData("<groupingObjectId>securitygroup-77</groupingObjectId>")]
    public void Everything_for_some_is_not_everything(string source) => ExampleSite.Healthy().FirewallFirst(IcpEdge, Any("some", "accept", $"<source>{source}</source>")).ShouldBeAsHealthy<DefaultPolicy>();

    [Theory]
    [InlineData("deny", "", "")]
    [InlineData("accept", "<enabled>false</enabled>", "")]
    [InlineData("accept", "", "<service><protocol>tcp</protocol></service>")]
    public void A_rule_that_leaves_the_default_its_say_or_denies_is_none(string action, string more, string service) =>
        ExampleSite.Healthy().FirewallFirst(IcpEdge, Any("rule", action, more, service)).ShouldBeAsHealthy<DefaultPolicy>();

    [Fact]
    public void A_rule_behind_one_that_denies_everything_is_none() => ExampleSite.Healthy().FirewallFirst(IcpEdge, Any("shut", "deny") + Any("open", "accept")).ShouldBeAsHealthy<DefaultPolicy>();
}
