using HybridDrift.Checks;
using HybridDrift.Checks.A;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Checks.A;

public sealed class ServicesAcceptedTests
{
    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<ServicesAccepted>();

    [Fact]
    public void It_fails_when_the_rule_for_time_is_disabled() => ExampleSite.Healthy().EditAfter(IcpEdge, "<name>NTP</name>", "<enabled>true<", "<enabled>false<")
        .OnlyFinding<ServicesAccepted>().ShouldFail(DriftKind.Different, "DNS and NTP from 192.168.133.0/24", "udp 192.168.133.0/24 → 10.0.77.54:123 is stopped by rule 'NTP: no other servers'", IcpEdge);

    [Fact]
    public void It_fails_when_dns_is_accepted_for_a_part_of_the_clients() => ExampleSite.Healthy().EditAfter(VcsEdge, "<name>DNS, database network</name>", "<ipAddress>192.168.140.0/24<", "<ipAddress>192.168.140.0/25<")
        .OnlyFinding<ServicesAccepted>().ShouldFail(DriftKind.Different, "accepted", "192.168.140.128/25", VcsEdge);

    [Fact]
    public void It_fails_when_a_deny_rule_stands_ahead() => ExampleSite.Healthy()
        .FirewallFirst(IcpEdge, "<firewallRule><id>9</id><name>no udp</name><action>deny</action><application><service><protocol>udp</protocol></service></application></firewallRule>")
        .OnlyFinding<ServicesAccepted>().ShouldFail(DriftKind.Different, "accepted", "rule 'no udp' (9)", IcpEdge, "firewallRule[1]");

    [Fact]
    public void It_names_the_object_that_is_not_recorded() => ExampleSite.Healthy().ShouldBeUnknownWithout<ServicesAccepted>("nsx/application-105.xml");
}
