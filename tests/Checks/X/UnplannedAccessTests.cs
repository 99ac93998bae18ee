using HybridDrift.Checks;
using HybridDrift.Checks.X;
using HybridDrift.Reports;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Checks.X;

public sealed class UnplannedAccessTests
{
    private const string Expected = "only packets that the plan asks for";
    private const string Ssh = "<service><protocol>tcp</protocol><port>22</port></service>";
    private const string MySql = "<service><protocol>tcp</protocol><port>3306</port></service>";

    private static string From(string address) => $"<source><ipAddress>{address}</ipAddress></source>";

    private static string To(string address) => $"<ipAddress>{address}</ipAddress>";

    private static ExampleSite Accepting(string path, string source, string destination, string services) =>
        ExampleSite.Healthy().FirewallFirst(path, Accept(To(destination), services, source.Length == 0 ? "" : From(source)));

    private static ReportResult Finding(ExampleSite site) => site.OnlyFinding<UnplannedAccess>();

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<UnplannedAccess>();

    [Fact]
    public void It_fails_when_a_rule_accepts_what_nobody_asked_for()
    {
        var result = Finding(Accepting(VcsEdge, "10.60.0.0/16", "192.168.140.20", Ssh));

        result.ShouldFail(DriftKind.Extra, Expected, "rule 'test' (131999) lets through tcp 10.60.0.0/16 → 192.168.140.20:22. For example tcp 10.60.0.1:49152 → 192.168.140.20:22, which comes in by vNic_0 (Private Uplink), sent out by vNic_2 (Transit to vcs-router)", VcsEdge, "firewallRule[1]");
        Assert.Equal(Severity.High, result.Severity);
        Assert.Equal("rule to accept tcp 22 from 10.60.0.0/16 to 192.168.140.20", result.Subject);
    }

    [Fact]
    public void It_is_critical_when_the_internet_gets_in()
    {
        var result = Finding(Accepting(IcpEdge, "", "169.48.73.42", Ssh));

        result.ShouldFail(DriftKind.Extra, Expected, "tcp the internet → 169.48.73.42:22", IcpEdge);
        Assert.Contains("received by the edge itself", result.Actual);
        Assert.Equal(Severity.Critical, result.Severity);
    }

    [Fact]
    public void It_is_not_critical_when_only_private_addresses_are_open_on_the_public_side() =>
        Assert.Equal(Severity.High, Finding(Accepting(IcpEdge, "", "192.168.133.41", Ssh)).Severity);

    [Fact]
    public void It_is_less_bad_when_it_is_ping_only() =>
        Assert.Equal(Severity.Medium, Finding(Accepting(IcpEdge, "", "169.48.73.42", "<service><protocol>icmp</protocol><icmpType>echo-request</icmpType></service>")).Severity);

    [Theory]
    [InlineData("172.30.0.0/16", "192.168.140.20", "<service><protocol>tcp</protocol><port>3306,3307</port></service>", "tcp 172.30.0.0/16 → 192.168.140.20:3307")]    // one port more
    [InlineData("172.16.0.0/12", "192.168.140.20", MySql, "tcp 172.21.0.0/16 → 192.168.140.20:3306")]                                                              // a wider source: the part that can come in
    [InlineData("172.30.0.0/16", "192.168.140.20/31", MySql, "tcp 172.30.0.0/16 → 192.168.140.21:3306")]                                                             // one machine more
    [InlineData("172.30.0.0/16", "192.168.140.20", "<service><protocol>udp</protocol><port>3306</port></service>", "udp 172.30.0.0/16 → 192.168.140.20:3306")]
    [InlineData("192.168.140.0/24", "172.30.0.0/16", Ssh, "sent into the tunnel to 10.177.9.66")]                                                                    // the flows of a tunnel, not all of it
    [InlineData("192.168.140.0/24", "10.0.80.13", "<service><protocol>udp</protocol><port>53</port></service>", "udp 192.168.140.0/24 → 10.0.80.13:53")]
    public void It_fails_for_exactly_what_is_beyond_the_plan(string source, string destination, string services, string excess) =>
        Finding(Accepting(VcsEdge, source, destination, services)).ShouldFail(DriftKind.Extra, Expected, excess, VcsEdge, "firewallRule[1]");

    [Theory]
    [InlineData("172.30.4.0/24", "192.168.140.20", MySql)]                                                              // a part of a flow
    [InlineData("203.0.113.7", "192.168.140.20", Ssh)]                                                                  // nobody can come from there
    [InlineData("10.177.9.66", "10.208.242.132", "<service><protocol>esp</protocol></service>")]
    [InlineData("192.168.101.2", "192.168.101.1", "<service><protocol>tcp</protocol><port>179</port></service>")]       // the router behind the edge
    [InlineData("10.60.9.0/24", "192.168.141.0/24", "<service><protocol>tcp</protocol><port>443</port></service>")]
    public void It_passes_when_a_rule_accepts_a_part_of_what_is_planned(string source, string destination, string services) => Accepting(VcsEdge, source, destination, services).ShouldPass<UnplannedAccess>();

    [Fact]
    public void It_fails_for_what_a_translation_leads_to_even_where_the_edge_itself_may_be_reached()
    {
        var result = Finding(ExampleSite.Healthy().NatLast(VcsEdge, Dnat("10.208.242.132", "2222", "192.168.141.20", "22")));

        result.ShouldFail(DriftKind.Extra, Expected, "→ 10.208.242.132:2222. For example tcp 10.208.242.129:49152 → 10.208.242.132:2222, which comes in by vNic_0 (Private Uplink), translated to 192.168.141.20:22", VcsEdge, "natRule");
    }

    [Fact]
    public void It_passes_when_the_plan_allows_it()
    {
        var door = ExampleSite.Healthy().NatLast(VcsEdge, Dnat("10.208.242.132", "2222", "192.168.141.20", "22"));
        const string allowed = "also-allowed:                   # neither a flow nor a service, and wanted all the same\n";

        door.EditPlan(allowed, allowed + "  - {from: vcs-esg-private, to: 192.168.141.20, ports: [22], because: \"the jump host\"}\n").ShouldPass<UnplannedAccess>();
        Accepting(VcsEdge, "10.60.0.0/16", "192.168.140.20", Ssh).EditPlan(allowed, allowed + "  - {from: on-premises, to: vcs-vms, because: \"migration\"}\n").ShouldPass<UnplannedAccess>();
    }

    [Fact]
    public void It_fails_when_web_access_is_wider_than_the_plan_says() => Assert.Equal(
        ["rule to accept tcp 443 from 192.168.133.0/24 to any", "rule to accept tcp 80 from 192.168.133.0/24 to any"],
        ExampleSite.Healthy().EditPlan("  - {from: icp-workers, to: 0.0.0.0/0", "  # - {from: icp-workers, to: 0.0.0.0/0").Run<UnplannedAccess>().Where(r => r.Status == Status.Fail).Select(r => r.Subject));

    [Fact]
    public void A_tunnel_is_for_its_networks_when_no_flow_says_for_what()
    {
        const string flow = "  - {kind: iks-to-vm,";
        Accepting(VcsEdge, "192.168.140.0/24", "172.30.0.0/16", Ssh).EditPlan(flow, "  # - {kind: iks-to-vm,").ShouldPass<UnplannedAccess>();
        Finding(Accepting(VcsEdge, "192.168.140.0/24", "10.177.7.192/26", Ssh).EditPlan(flow, "  # - {kind: iks-to-vm,")).ShouldFail(DriftKind.Extra, Expected, "tcp 192.168.140.0/24 → 10.177.7.192/26:22", VcsEdge);
    }

    [Fact]
    public void Pods_come_with_the_address_of_their_worker_when_the_tunnel_translates_them()
    {
        var results = Accepting(VcsEdge, "10.177.7.192/26", "192.168.140.20", MySql).EditPlan("snat: false", "snat: true").Run<UnplannedAccess>();

        Assert.Equal(["rule to accept tcp 3306 from 172.30.0.0/16 to 192.168.140.20"], results.Where(r => r.Status == Status.Fail).Select(r => r.Subject));
    }

    [Fact]
    public void Clients_of_a_proxy_reach_it_and_the_internet_only_when_that_is_the_way()
    {
        const string outbound = "outbound: {clients: [icp-workers], ports: [80, 443]}";
        var site = Accepting(IcpEdge, "192.168.133.0/24", "10.60.0.10", "<service><protocol>tcp</protocol><port>3128</port></service>");
        Finding(site).ShouldFail(DriftKind.Extra, Expected, "→ 10.60.0.10:3128", IcpEdge);

        var proxy = site.EditPlan("internet: snat", "internet: proxy").EditPlan(outbound, "outbound: {clients: [icp-workers], ports: [80, 443], proxy: {address: 10.60.0.10, port: 3128}}");
        proxy.ShouldPass<UnplannedAccess>();
        Assert.Equal(2, proxy.EditPlan("to: 0.0.0.0/0", "to: 10.0.0.0/8").Run<UnplannedAccess>().Count(r => r.Status == Status.Fail && r.Subject.EndsWith("from 192.168.133.0/24 to any", StringComparison.Ordinal)));
    }

    [Fact]
    public void IKS_reaches_a_machine_by_translation_when_that_is_the_way()
    {
        ExampleSite Door(string from) => ExampleSite.Healthy().NatLast(VcsEdge, Dnat("10.208.242.132", "3306", "192.168.140.20", "3306", from: from))
            .FirewallFirst(VcsEdge, Accept(To("10.208.242.132"), MySql, From("10.177.7.192/26"))).EditPlan("iks-to-vcs: strongswan ", "iks-to-vcs: [strongswan, static-nat] ");

        Door("10.177.7.192/26").ShouldPass<UnplannedAccess>();
        Finding(Door("any")).ShouldFail(DriftKind.Extra, Expected, "rule 'Edges: private uplink subnet'", VcsEdge);
    }

    [Fact]
    public void It_fails_once_when_a_rule_is_there_twice()
    {
        var rule = Accept(To("192.168.140.20"), Ssh, From("10.60.0.0/16"));
        Finding(ExampleSite.Healthy().FirewallFirst(VcsEdge, rule).FirewallFirst(VcsEdge, rule));
    }

    [Fact]
    public void It_names_the_default_policy_or_the_firewall_when_these_let_it_through()
    {
        Finding(ExampleSite.Healthy().EditAfter(VcsEdge, "<defaultPolicy>", "<action>deny<", "<action>accept<").EditAfter(VcsEdge, "<ruleType>default_policy<", "<action>deny<", "<action>accept<"))
            .ShouldFail(DriftKind.Extra, Expected, "the default policy lets through", VcsEdge, "defaultPolicy");
        var off = Finding(ExampleSite.Healthy().FirewallOff(VcsEdge));
        off.ShouldFail(DriftKind.Extra, Expected, "the firewall, which is off, lets through", VcsEdge, "defaultPolicy");
        Assert.Equal(Severity.Critical, off.Severity);
    }

    [Fact]
    public void It_knows_what_the_firewall_lets_through_when_routes_are_learned() =>
        Finding(Accepting(VcsEdge, "10.60.0.0/16", "192.168.140.20", Ssh).Learning(VcsEdge)).ShouldFail(DriftKind.Extra, Expected, "whose way from there is not known", VcsEdge);

    [Fact]
    public void It_passes_when_routes_are_learned_and_the_rules_are_those_of_the_plan() => ExampleSite.Healthy().Learning(IcpEdge).ShouldPass<UnplannedAccess>();

    [Fact]
    public void It_cannot_tell_when_a_member_of_a_rule_is_not_known() => Finding(ExampleSite.Healthy()
        .FirewallFirst(VcsEdge, Accept(To("192.168.140.20"), Ssh, "<source><groupingObjectId>vm-17</groupingObjectId></source>"))).ShouldBeUnknown("vm-17");

    [Fact]
    public void It_cannot_tell_without_the_edge() => ExampleSite.Healthy().ShouldBeUnknownWithout<UnplannedAccess>(IcpEdge);

    [Fact]
    public void It_cannot_tell_without_the_members_of_a_rule() => ExampleSite.Healthy().ShouldBeUnknownWithout<UnplannedAccess>("nsx/ipset-12.xml");

    [Fact]
    public void It_stays_as_it_is_when_rules_are_numbered_anew_or_split() => ExampleSite.Healthy()
        .Edit(IcpEdge, "<id>131078</id>", "<id>140001</id>").Edit("nsx/ipset-12.xml", "<value>10.0.0.0/8</value>", "<value>10.128.0.0/9,10.0.0.0-10.127.255.255</value>").ShouldBeAsHealthy<UnplannedAccess>();
}
