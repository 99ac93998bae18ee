using HybridDrift.Checks;
using HybridDrift.Checks.X;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Checks.X;

public sealed class StrayNetworksTests
{
    private const string Expected = "only addresses of the plan";

    private static ExampleSite WithRule(string destination, string more = "") => ExampleSite.Healthy().FirewallFirst(VcsEdge, Accept($"<ipAddress>{destination}</ipAddress>", more: more));

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<StrayNetworks>();

    [Theory]
    [InlineData("192.168.77.9", "firewall names 192.168.77.9", "192.168.77.9 is in no network of the plan")]
    [InlineData("10.99.5.0/24", "firewall names 10.99.5.0/24", "10.99.5.0/24 is in no network of the plan")]
    [InlineData("172.29.0.0/16", "firewall names 172.29.0.0/16", "172.29.0.0/16 is in no network of the plan")]
    [InlineData("192.168.133.0-192.168.134.255", "firewall names 192.168.134.0/24", "192.168.134.0/24 is in no network of the plan")]    // a neighbour of a planned one
    public void It_fails_when_a_rule_names_what_nobody_knows(string destination, string subject, string actual)
    {
        var result = WithRule(destination).OnlyFinding<StrayNetworks>();

        result.ShouldFail(DriftKind.Extra, Expected, actual, VcsEdge, "firewallRule[1]");
        Assert.Equal(subject, result.Subject);
        Assert.Equal(Severity.Low, result.Severity);
    }

    [Theory]
    [InlineData("10.0.0.0/8")]
    [InlineData("192.168.0.0/16")]
    [InlineData("any")]
    [InlineData("192.168.132.0/23")]                    // holds a planned network
    [InlineData("10.61.0.0-10.255.255.255")]            // a large part of the address space
    [InlineData("8.8.8.8")]
    [InlineData("10.0.77.54,161.26.0.7,166.9.8.1")]     // IBM Cloud's services
    [InlineData("192.168.100.2,169.254.1.1,224.0.0.5")]
    [InlineData("192.168.141.77")]                      // a machine in a planned network
    public void It_passes_when_addresses_are_known_or_summaries(string destination) => WithRule(destination).ShouldBeAsHealthy<StrayNetworks>();

    [Fact]
    public void It_fails_when_a_route_a_translation_or_a_tunnel_names_what_nobody_knows()
    {
        ExampleSite.Healthy().Route(VcsEdge, "10.99.5.0/24", "10.208.242.129").OnlyFinding<StrayNetworks>().ShouldFail(DriftKind.Extra, Expected, "10.99.5.0/24", VcsEdge, "route[1]");
        ExampleSite.Healthy().NatLast(IcpEdge, Dnat("10.208.242.131", "2222", "192.168.77.9", "22")).OnlyFinding<StrayNetworks>().ShouldFail(DriftKind.Extra, Expected, "192.168.77.9", IcpEdge, "natRule");
        ExampleSite.Healthy().NatLast(IcpEdge, Snat("192.168.133.0/24", "10.208.242.131", "0", "10.99.5.0/24")).OnlyFinding<StrayNetworks>().ShouldFail(DriftKind.Extra, Expected, "10.99.5.0/24", IcpEdge, "natRule");
        ExampleSite.Healthy().Edit(VcsEdge, "<subnet>172.21.0.0/16</subnet>", "<subnet>172.21.0.0/16</subnet><subnet>172.29.0.0/16</subnet>").OnlyFinding<StrayNetworks>().ShouldFail(DriftKind.Extra, Expected, "172.29.0.0/16", VcsEdge, "site");
    }

    [Fact]
    public void It_is_one_finding_when_several_rules_name_the_same() =>
        Assert.Equal(2, WithRule("10.99.5.0/24").FirewallFirst(VcsEdge, Accept("<ipAddress>10.99.5.0-10.99.5.255</ipAddress>")).OnlyFinding<StrayNetworks>().Evidence.Count);

    [Fact]
    public void It_passes_when_the_rule_is_disabled() => ExampleSite.Healthy()
        .FirewallFirst(VcsEdge, Accept("<ipAddress>10.99.5.0/24</ipAddress>").Replace("<enabled>true", "<enabled>false")).ShouldBeAsHealthy<StrayNetworks>();

    [Fact]
    public void What_is_allowed_for_a_summary_makes_no_network_known() => WithRule("10.99.5.0/24")
        .EditPlan("  - {from: vcs-esg-private", "  - {from: 10.0.0.0/8, to: 192.168.0.0/16, because: \"x\"}\n  - {from: vcs-esg-private").OnlyFinding<StrayNetworks>().ShouldFail(DriftKind.Extra, Expected, "10.99.5.0/24", VcsEdge);

    [Fact]
    public void It_fails_when_an_edge_answers_for_addresses_of_pods()
    {
        var result = ExampleSite.Healthy().NatLast(VcsEdge, Dnat("172.30.5.5", "80", "192.168.140.20", "80")).OnlyFinding<StrayNetworks>();

        result.ShouldFail(DriftKind.Different, "no translation of addresses in 172.21.0.0/16, 172.30.0.0/16", "172.30.5.5 lies in the networks of IKS pods and services", VcsEdge, "natRule");
        Assert.Equal(Severity.Medium, result.Severity);
    }

    [Fact]
    public void Pods_that_keep_their_address_through_the_tunnel_may_be_translated_and_others_not()
    {
        var site = ExampleSite.Healthy().NatLast(VcsEdge, Snat("172.30.0.0/16", "192.168.101.1", "2", "192.168.140.0/24"));
        site.ShouldPass<StrayNetworks>();
        site.EditPlan("snat: false", "snat: true").OnlyFinding<StrayNetworks>().ShouldFail(DriftKind.Different, "no translation of addresses", "172.30.0.0/16", VcsEdge);
    }

    [Fact]
    public void It_cannot_tell_without_the_edge() => ExampleSite.Healthy().ShouldBeUnknownWithout<StrayNetworks>(VcsEdge);

    [Fact]
    public void It_cannot_tell_without_a_set_of_addresses() => ExampleSite.Healthy().ShouldBeUnknownWithout<StrayNetworks>("nsx/ipset-19.xml");
}
