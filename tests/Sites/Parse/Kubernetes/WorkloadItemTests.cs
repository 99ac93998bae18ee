using HybridDrift.Addresses;
using HybridDrift.Sites;
using HybridDrift.Sites.Parse.Kubernetes;

namespace HybridDrift.Tests.Sites.Parse.Kubernetes;

public sealed class WorkloadItemTests
{
    [Fact]
    public void A_pod_has_its_addresses_once_and_those_of_IPv6_apart()
    {
        var pod = ItemText.Read(PodParser.Parse, """
            metadata: {name: web-1, namespace: shop, labels: {app: web, canary: true}}
            spec: {nodeName: 10.177.7.195}
            status:
              phase: Running
              podIP: 172.30.64.21
              podIPs: [{ip: 172.30.64.21}, {ip: "fd00::21"}]
              conditions: [{type: Initialized, status: "True"}, {type: Ready, status: "True"}]
              containerStatuses: [{restartCount: 2}, {restartCount: 1}]
            """);
        Assert.Equal("shop/web-1", pod.FullName);
        Assert.Equal([Address.Parse("172.30.64.21")], pod.Addresses);
        Assert.Equal(("10.177.7.195", "Running", true, 3), (pod.Node, pod.Phase, pod.Ready, pod.Restarts));
        Assert.Equal("true", pod.Labels["canary"]);
        Assert.True(pod.HoldsPodAddresses);
        Assert.Equal(ItemText.Place, pod.Origin);
    }

    [Fact]
    public void A_pod_that_is_not_scheduled_has_defaults()
    {
        var pod = ItemText.Read(PodParser.Parse, "metadata: {name: web-1}");
        Assert.Equal(("default", null, null, false, false), (pod.Namespace, pod.Node, pod.Phase, pod.Ready, pod.HostNetwork));
        Assert.Empty(pod.Addresses);
    }

    [Theory]
    [InlineData("spec: {hostNetwork: true}")]
    [InlineData("status: {phase: Succeeded}")]
    [InlineData("status: {phase: Failed}")]
    public void A_pod_of_the_host_or_an_ended_one_holds_no_pod_addresses(string more) =>
        Assert.False(ItemText.Read(PodParser.Parse, "metadata: {name: p}\n" + more).HoldsPodAddresses);

    [Fact]
    public void A_deployment_without_replicas_wants_one_and_has_none()
    {
        var deployment = ItemText.Read(WorkloadParser.ParseDeployment, "metadata: {name: web, namespace: shop}");
        Assert.Equal((WorkloadKind.Deployment, 1, 0, 0), (deployment.Kind, deployment.Desired, deployment.Ready, deployment.Updated));
        Assert.False(deployment.IsReady);
    }

    [Fact]
    public void A_daemon_set_is_ready_when_every_scheduled_one_is_updated_and_ready()
    {
        const string Yaml = """
            metadata: {name: vpn-strongswan-routes, labels: {app: strongswan-routes, release: vpn}}
            status: {desiredNumberScheduled: 4, numberReady: 4, updatedNumberScheduled: 4}
            """;
        Assert.True(ItemText.Read(WorkloadParser.ParseDaemonSet, Yaml).IsReady);
        Assert.False(ItemText.Read(WorkloadParser.ParseDaemonSet, Yaml.Replace("updatedNumberScheduled: 4", "updatedNumberScheduled: 3")).IsReady);
        Assert.Equal(": has no status.desiredNumberScheduled", ItemText.Problem(WorkloadParser.ParseDaemonSet, "metadata: {name: d}"));
    }

    private const string StrongSwan = """
        metadata: {name: vpn-strongswan, labels: {app: strongswan}}
        spec:
          template:
            spec:
              containers:
                - name: strongswan
                  env:
                    - {name: ENABLE_POD_SNAT, value: "false"}
                    - {name: LOCAL_SUBNET_NAT}
                    - {name: PRESHARED_SECRET, value: strongswan-preshared-secret}
                    - {name: OTHER, valueFrom: {secretKeyRef: {name: s, key: k}}}
        """;

    [Fact]
    public void Of_the_environment_only_planned_settings_of_strongSwan_are_read()
    {
        var vpn = ItemText.Read(WorkloadParser.ParseDeployment, StrongSwan);
        Assert.Equal([new("ENABLE_POD_SNAT", "false"), new("LOCAL_SUBNET_NAT", "")], vpn.Settings);
        Assert.DoesNotContain("secret", System.Text.Json.JsonSerializer.Serialize(vpn), StringComparison.Ordinal);
        Assert.Empty(ItemText.Read(WorkloadParser.ParseDeployment, StrongSwan.Replace("app: strongswan", "app: web")).Settings);
    }

    [Theory]
    [InlineData("{name: FELIX_IPINIPMTU, value: \"1430\"}", "1430")]
    [InlineData("{name: FELIX_IPINIPMTU, valueFrom: {configMapKeyRef: {name: calico-config, key: veth_mtu}}}", "from elsewhere")]
    [InlineData("{name: FELIX_LOGSEVERITYSCREEN, value: info}", null)]
    public void Of_the_environment_of_calico_node_only_what_concerns_tunnels_is_read(string variable, string? value) => Assert.Equal(value, ItemText.Read(WorkloadParser.ParseDaemonSet,
        $"metadata: {{name: calico-node}}\nspec: {{template: {{spec: {{containers: [{{env: [{variable}]}}]}}}}}}\nstatus: {{desiredNumberScheduled: 4}}").Settings.GetValueOrDefault("FELIX_IPINIPMTU"));

    [Fact]
    public void A_setting_from_elsewhere_or_with_two_values_is_a_problem()
    {
        Assert.Equal("spec.template.spec.containers[0].env[1]: LOCAL_SUBNET_NAT comes from elsewhere: its value is not known",
            ItemText.Problem(WorkloadParser.ParseDeployment, StrongSwan.Replace("{name: LOCAL_SUBNET_NAT}", "{name: LOCAL_SUBNET_NAT, valueFrom: {configMapKeyRef: {}}}")));
        Assert.Equal("spec.template.spec.containers[0].env[1]: ENABLE_POD_SNAT has two values",
            ItemText.Problem(WorkloadParser.ParseDeployment, StrongSwan.Replace("{name: LOCAL_SUBNET_NAT}", "{name: ENABLE_POD_SNAT, value: auto}")));
    }

    [Fact]
    public void A_node_tells_its_AS_and_tunnels_in_annotations()
    {
        var node = ItemText.Read(NodeDetailsParser.Parse, """
            metadata:
              name: 10.177.7.195
              labels: {zone: dal10}
              annotations:
                projectcalico.org/ASNumber: "1.10"
                projectcalico.org/IPv4IPIPTunnelAddr: 172.30.64.1
                projectcalico.org/RouteReflectorClusterID: 224.0.0.1
            spec: {unschedulable: true}
            status: {conditions: [{type: NetworkUnavailable, status: "False"}, {type: Ready, status: Unknown}]}
            """);
        Assert.Equal((65546u, "224.0.0.1", true), (node.AsNumber, node.RouteReflectorClusterId, node.Unschedulable));
        Assert.Equal(((bool?)null, true), (node.Ready, node.NetworkAvailable));
        Assert.Equal("172.30.64.1", node.IpipTunnelAddress.ToString());
        Assert.Null(node.VxlanTunnelAddress);
    }
}
