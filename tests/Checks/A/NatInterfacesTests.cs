using HybridDrift.Checks;
using HybridDrift.Checks.A;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Checks.A;

public sealed class NatInterfacesTests
{
    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<NatInterfaces>();

    [Fact]
    public void It_fails_when_the_interface_is_disconnected() => ExampleSite.Healthy().NatLast(IcpEdge, Dnat("169.48.73.42", "443", "192.168.133.11", "443", vnic: "7")).OnlyFinding<NatInterfaces>()
        .ShouldFail(DriftKind.Different, "on an interface that is connected", "it is on vNic_7 (vnic7), which is disconnected", IcpEdge, "natRule[17]");

    [Fact]
    public void It_fails_when_the_interface_does_not_exist() => ExampleSite.Healthy().NatLast(IcpEdge, Snat("192.168.133.0/24", "169.48.73.42", vnic: "12")).OnlyFinding<NatInterfaces>()
        .ShouldBeMissing("it is on vNIC 12, which the edge does not have");

    [Fact]
    public void It_cannot_tell_of_a_tunnel_that_is_not_in_the_document() => ExampleSite.Healthy().NatLast(IcpEdge, Dnat("169.48.73.42", "443", "192.168.133.11", "443", vnic: "gre-1"))
        .OnlyFinding<NatInterfaces>().ShouldBeUnknown("gre-1, a tunnel that is not in");

    [Fact]
    public void A_rule_for_other_addresses_or_one_that_is_disabled_is_none_of_it()
    {
        ExampleSite.Healthy().NatLast(IcpEdge, Dnat("192.0.2.1", "443", "192.168.133.11", "443", vnic: "7")).ShouldBeAsHealthy<NatInterfaces>();
        ExampleSite.Healthy().NatLast(IcpEdge, Dnat("169.48.73.42", "443", "192.168.133.11", "443", vnic: "7").Replace("<enabled>true", "<enabled>false")).ShouldBeAsHealthy<NatInterfaces>();
        ExampleSite.Healthy().NatLast(IcpEdge, Dnat("169.48.73.42", "443", "192.168.133.11", "443", vnic: "vNic_1")).ShouldBeAsHealthy<NatInterfaces>();
    }

    [Fact]
    public void It_cannot_tell_without_the_edge() => ExampleSite.Healthy().ShouldBeUnknownWithout<NatInterfaces>(IcpEdge);
}
