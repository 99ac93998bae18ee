using HybridDrift.Checks;
using HybridDrift.Checks.A;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Checks.A;

public sealed class ProxyOnlyTests
{
    private static ExampleSite Proxied() => ExampleSite.Healthy().EditPlan("internet: snat ", "internet: proxy ").EditPlan("ports: [80, 443]}                                            # A3", "ports: [80, 443], proxy: {address: 10.177.9.68, port: 3128}} # A4");

    [Fact]
    public void It_passes_when_no_rule_translates_clients_to_a_public_address() => Proxied().EditNat(IcpEdge, 196610, "<enabled>true<", "<enabled>false<").ShouldPass<ProxyOnly>();

    [Fact]
    public void It_fails_when_source_nat_goes_past_the_proxy() =>
        Proxied().OnlyFinding<ProxyOnly>().ShouldFail(DriftKind.Extra, "no source NAT to a public address", "192.168.133.0/24 becomes 169.48.73.42", IcpEdge, "natRule[2]");

    [Fact]
    public void It_cannot_tell_without_the_edge() => Proxied().EditNat(IcpEdge, 196610, "<enabled>true<", "<enabled>false<").ShouldBeUnknownWithout<ProxyOnly>(IcpEdge);

    [Fact]
    public void It_does_not_apply_without_a_proxy() => ExampleSite.Healthy().ShouldNotApply<ProxyOnly>("does not use a web proxy");
}
