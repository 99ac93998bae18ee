using HybridDrift.Checks;
using HybridDrift.Checks.A;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Checks.A;

public sealed class UnplannedDnatTests
{
    private const string Expected = "only translations that the plan asks for";
    private static readonly string Bastion = Dnat("10.208.242.131", "2222", "192.168.133.41", "22");

    private static ExampleSite With(string rule) => ExampleSite.Healthy().NatLast(IcpEdge, rule);

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<UnplannedDnat>();

    [Fact]
    public void It_fails_when_a_rule_is_in_no_plan() => With(Bastion).OnlyFinding<UnplannedDnat>()
        .ShouldFail(DriftKind.Extra, Expected, "tcp any → 10.208.242.131:2222 is translated to 192.168.133.41:22", IcpEdge, "natRule[17]");

    [Theory]
    [InlineData("10.208.242.131", "30000-32767", "192.168.133.11", "any", "0", "tcp")]    // node ports
    [InlineData("10.208.242.133", "any", "192.168.133.41", "any", "0", "any")]            // more than the tunnel
    [InlineData("10.208.242.131", "8443", "192.168.133.10", "8443", "0", "udp")]
    [InlineData("169.48.73.42", "8080", "192.168.133.11", "8080", "1", "tcp")]
    [InlineData("10.208.242.131", "2222", "192.168.133.41", "22", null, "tcp")]
    [InlineData("10.208.242.131", "2222", "192.168.133.41", "22", "gre-1", "tcp")]        // not an interface of the document
    public void It_fails_whatever_the_stray_rule_is_like(string original, string port, string translated, string translatedPort, string? vnic, string protocol) =>
        With(Dnat(original, port, translated, translatedPort, vnic, protocol)).OnlyFinding<UnplannedDnat>()
            .ShouldFail(DriftKind.Extra, Expected, $"is translated to {translated}", IcpEdge, "natRule[17]");

    [Fact]
    public void It_fails_for_the_excess_when_a_planned_rule_is_not_limited_to_its_port()
    {
        var result = ExampleSite.Healthy().EditNat(IcpEdge, 196614, "<originalPort>8443<", "<originalPort>any<")
            .EditNat(IcpEdge, 196614, "<translatedPort>8443<", "<translatedPort>any<").OnlyFinding<UnplannedDnat>();

        result.ShouldFail(DriftKind.Extra, Expected, "tcp any → 10.208.242.131:0-79,81-442,444-8000,8002-8442,8444-8499,8501-9442,9444-65535 is translated to 192.168.133.10", IcpEdge, "natRule[6]");
    }

    [Fact]
    public void It_fails_when_a_port_of_an_application_leads_to_another_machine() =>
        With(Dnat("169.48.73.42", "443", "192.168.140.20", "443", vnic: "0")).OnlyFinding<UnplannedDnat>().ShouldFail(DriftKind.Extra, Expected, "192.168.140.20:443", IcpEdge);

    [Fact]
    public void It_fails_when_a_planned_port_leads_elsewhere_for_clients_that_A6_1_does_not_look_at() => ExampleSite.Healthy()
        .NatFirst(IcpEdge, Dnat("10.208.242.131", "8443", "192.168.133.41", "22", from: "192.168.140.0/24")).OnlyFinding<UnplannedDnat>()
        .ShouldFail(DriftKind.Extra, Expected, "tcp 192.168.140.0/24 → 10.208.242.131:8443", IcpEdge, "natRule[1]");

    [Fact]
    public void It_fails_when_the_public_address_leads_to_the_master_for_private_sources() =>
        With(Dnat("169.48.73.42", "8001", "192.168.133.10", "8001", vnic: "1", from: "10.0.0.0/8"))
            .OnlyFinding<UnplannedDnat>().ShouldFail(DriftKind.Extra, Expected, "tcp 10.0.0.0/8 → 169.48.73.42:8001", IcpEdge);

    [Fact]
    public void It_leaves_to_A6_2_what_leads_from_the_internet_to_the_master() => With(Dnat("169.48.73.42", "8001", "192.168.133.10", "8001", vnic: "1")).ShouldPass<UnplannedDnat>();

    [Fact]
    public void It_leaves_to_A6_1_what_leads_from_a_planned_port_elsewhere() =>
        ExampleSite.Healthy().EditNat(IcpEdge, 196614, "<translatedAddress>192.168.133.10<", "<translatedAddress>192.168.133.21<").ShouldPass<UnplannedDnat>();

    [Fact]
    public void It_fails_though_the_firewall_is_off_and_the_rule_waits_for_it() => With(Bastion).FirewallOff(IcpEdge).OnlyFinding<UnplannedDnat>().ShouldFail(DriftKind.Extra, Expected, "2222", IcpEdge);

    [Fact]
    public void It_fails_on_evidence_though_other_rules_are_not_understood() =>
        With(Bastion).NatLast(IcpEdge, Dnat("10.208.242.131", "x", "192.168.133.41", "22")).OnlyFinding<UnplannedDnat>().ShouldFail(DriftKind.Extra, Expected, "2222", IcpEdge);

    [Fact]
    public void It_cannot_tell_without_the_edge() => ExampleSite.Healthy().ShouldBeUnknownWithout<UnplannedDnat>(IcpEdge);

    [Fact]
    public void It_cannot_tell_when_the_interfaces_are_not_read()
    {
        ExampleSite.Healthy().Edit(IcpEdge, "vnics>", "vnix>").OnlyFinding<UnplannedDnat>().ShouldBeUnknown("nsx/edge-7.xml");
        With(Bastion).Edit(IcpEdge, "vnics>", "vnix>").OnlyFinding<UnplannedDnat>().ShouldBeUnknown("has neither <vnics> nor <interfaces>");
    }

    [Fact]
    public void A_rule_that_never_gets_a_packet_is_not_in_force() => ExampleSite.Healthy().NatFirst(IcpEdge, Bastion.Replace(">user<", ">internal_high<")).NatLast(IcpEdge, Bastion).ShouldPass<UnplannedDnat>();

    [Fact]
    public void Disabled_rules_rules_of_NSX_and_rules_on_disconnected_interfaces_are_no_doors() =>
        With(Bastion.Replace("<enabled>true", "<enabled>false")).NatLast(IcpEdge, Bastion.Replace(">user<", ">internal_high<"))
            .NatLast(IcpEdge, Dnat("10.208.242.131", "2200", "192.168.133.41", "22", vnic: "5")).ShouldPass<UnplannedDnat>();

    [Fact]
    public void What_the_plan_allows_besides_is_planned()
    {
        const string allowed = "also-allowed:                   # neither a flow nor a service, and wanted all the same\n";
        var rule = Dnat("10.208.242.131", "2222", "192.168.133.41", "22", from: "10.60.0.0/16");

        With(rule).EditPlan(allowed, allowed + "  - {from: on-premises, to: 192.168.133.41, ports: [22], because: \"bastion\"}\n").ShouldPass<UnplannedDnat>();
        With(Bastion).EditPlan(allowed, allowed + "  - {from: on-premises, to: 192.168.133.41, ports: [22], because: \"bastion\"}\n").OnlyFinding<UnplannedDnat>();
    }

    [Fact]
    public void Machines_that_IKS_reaches_by_translation_are_planned()
    {
        var rule = Dnat("10.208.242.132", "13306", "192.168.140.20", "3306");

        ExampleSite.Healthy().NatLast(VcsEdge, rule).EditPlan("iks-to-vcs: strongswan ", "iks-to-vcs: [strongswan, static-nat] ").ShouldPass<UnplannedDnat>();
        ExampleSite.Healthy().NatLast(VcsEdge, rule).OnlyFinding<UnplannedDnat>().ShouldFail(DriftKind.Extra, Expected, "13306", VcsEdge);
    }

    [Fact]
    public void The_finding_is_the_same_with_another_id_and_place() =>
        Assert.Equal(With(Bastion).OnlyFinding<UnplannedDnat>().Identity, ExampleSite.Healthy().NatFirst(IcpEdge, Bastion.Replace("199999", "200001")).OnlyFinding<UnplannedDnat>().Identity);

    [Fact]
    public void It_does_not_apply_without_edges() =>
        Assert.NotNull(new UnplannedDnat().NotApplicable(ExampleSite.Healthy().Plan.Plan with { Edges = [] }));

    [Fact]
    public void It_fails_when_a_virtual_server_publishes_what_nobody_planned() => ExampleSite.Healthy().Balanced(IcpEdge, "169.48.73.42", "2222", "192.168.133.41", "22").OnlyFinding<UnplannedDnat>()
        .ShouldFail(DriftKind.Extra, "only virtual servers that the plan asks for", "tcp any → 169.48.73.42:2222 is balanced to 192.168.133.41:22", IcpEdge, "virtualServer[1]");

    [Fact]
    public void A_virtual_server_for_a_planned_port_is_planned() =>
        ExampleSite.Healthy().RemoveNat(IcpEdge, 196621).Balanced(IcpEdge, "169.48.73.42", "443", "192.168.133.11", "443").ShouldPass<UnplannedDnat>();

    [Fact]
    public void A_virtual_server_of_a_load_balancer_that_is_off_publishes_nothing() =>
        ExampleSite.Healthy().Balanced(IcpEdge, "169.48.73.42", "2222", "192.168.133.41", "22").EditAfter(IcpEdge, "<loadBalancer>", "<enabled>true<", "<enabled>false<").ShouldPass<UnplannedDnat>();

    [Fact]
    public void It_cannot_tell_when_a_pool_is_not_in_the_document() =>
        ExampleSite.Healthy().Balanced(IcpEdge, "169.48.73.42", "2222", "192.168.133.41", "22").Edit(IcpEdge, "<poolId>pool-1<", "<poolId>pool-2<").OnlyFinding<UnplannedDnat>().ShouldBeUnknown("<defaultPoolId>");
}
