using HybridDrift.Checks;
using HybridDrift.Checks.F;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.F;

public sealed class IcpTunnelMtuTests
{
    private const string Felix = "icp/felixconfigurations.json", DaemonSets = "icp/daemonsets.json";

    private static ExampleSite With(int mtu) => ExampleSite.Healthy().Edit(Felix, "\"ipipMTU\": 1430", $"\"ipipMTU\": {mtu}");

    private static ExampleSite WithEnvironment(string variable) => ExampleSite.Healthy().EditItem(DaemonSets, "calico-node",
        d => d["spec"]!["template"]!["spec"]!["containers"]![0]!["env"] = System.Text.Json.Nodes.JsonNode.Parse($"[{variable}]"));

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<IcpTunnelMtu>();

    [Fact]
    public void It_fails_when_packets_are_too_large_for_VXLAN() => With(1480).OnlyFinding<IcpTunnelMtu>().ShouldFail(DriftKind.Different, "ipipMTU at most 1430", "1480", Felix, "items[0]");

    [Fact]
    public void It_fails_for_the_setting_of_a_single_node() => ExampleSite.Healthy()
        .AddItem(Felix, """{"kind":"FelixConfiguration","apiVersion":"crd.projectcalico.org/v1","metadata":{"name":"node.192.168.133.43"},"spec":{"ipipMTU":1440}}""")
        .OnlyFinding<IcpTunnelMtu>().ShouldFail(DriftKind.Different, "ipipMTU at most 1430", "1440", Felix, "items[1]");

    [Fact]
    public void It_fails_when_the_environment_says_more_whatever_the_configuration_says() =>
        WithEnvironment("""{"name":"FELIX_IPINIPMTU","value":"1480"}""").OnlyFinding<IcpTunnelMtu>().ShouldFail(DriftKind.Different, "ipipMTU at most 1430", "1480", DaemonSets, "items[");

    [Fact]
    public void The_environment_may_set_it_as_well() => WithEnvironment("""{"name":"FELIX_IPINIPMTU","value":"1430"}""").ShouldBeAsHealthy<IcpTunnelMtu>();

    [Fact]
    public void A_smaller_one_changes_nothing() => With(1400).ShouldBeAsHealthy<IcpTunnelMtu>();

    [Theory]
    [InlineData("0")]
    [InlineData("null")]
    public void It_cannot_tell_when_Calico_finds_it_out(string mtu) =>
        ExampleSite.Healthy().Edit(Felix, "\"ipipMTU\": 1430", $"\"ipipMTU\": {mtu}").OnlyFinding<IcpTunnelMtu>().ShouldBeUnknown("Calico finds it out");

    [Fact]
    public void It_cannot_tell_when_the_value_comes_from_a_document_that_is_not_read() =>
        WithEnvironment("""{"name":"FELIX_IPINIPMTU","valueFrom":{"configMapKeyRef":{"name":"calico-config","key":"veth_mtu"}}}""").OnlyFinding<IcpTunnelMtu>().ShouldBeUnknown("from elsewhere");

    [Theory]
    [InlineData(Felix)]
    [InlineData(DaemonSets)]
    public void It_cannot_tell_without(string document) => ExampleSite.Healthy().ShouldBeUnknownWithout<IcpTunnelMtu>(document);

    [Fact]
    public void It_does_not_apply_without_the_network() => Assert.NotNull(new IcpTunnelMtu().NotApplicable(ExampleSite.Healthy().Plan.Plan with { Networks = [] }));
}
