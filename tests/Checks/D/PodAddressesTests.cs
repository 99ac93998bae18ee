using System.Text.RegularExpressions;
using HybridDrift.Checks;
using HybridDrift.Checks.D;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.D;

public sealed class PodAddressesTests
{
    private const string Pods = "iks/pods.json";

    private static string First => Regex.Match(ExampleSite.Healthy()[Pods], @"""podIP"": ""(172\.30\.\d+\.\d+)""").Groups[1].Value;

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<PodAddresses>();

    [Fact]
    public void It_fails_when_a_pod_has_an_address_of_another_pool() => ExampleSite.Healthy().Edit(Pods, $"\"{First}\"", "\"172.29.4.4\"")
        .OnlyFinding<PodAddresses>().ShouldFail(DriftKind.Different, "an address in 172.30.0.0/16", "172.29.4.4", Pods, "items[");

    [Fact]
    public void It_passes_when_a_pod_that_has_ended_had_another_address() => ExampleSite.Healthy().Edit(Pods, $"\"{First}\"", "\"172.29.4.4\"")
        .EditBefore(Pods, "\"172.29.4.4\"", "\"phase\": \"Running\"", "\"phase\": \"Succeeded\"").ShouldPass<PodAddresses>();

    [Fact]
    public void It_cannot_tell_from_an_empty_list() => ExampleSite.Healthy().Replace(Pods, """{"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"1"},"items":[]}""")
        .OnlyFinding<PodAddresses>().ShouldBeUnknown("iks/pods.json: holds no pod of kube-system");

    [Fact]
    public void It_cannot_tell_without_the_pods() => ExampleSite.Healthy().ShouldBeUnknownWithout<PodAddresses>(Pods);
}
