using HybridDrift.Collect;

namespace HybridDrift.Tests.Collect;

public sealed class RecordingLayoutTests
{
    [Theory]
    [InlineData("recording.json", DocumentKind.Manifest)]
    [InlineData("nsx/edges.xml", DocumentKind.EdgeList)]
    [InlineData("nsx/edges-2.xml", DocumentKind.EdgeList)]
    [InlineData("nsx/edge-7.xml", DocumentKind.Edge)]
    [InlineData("nsx/edge-7.ipsec-statistics.xml", DocumentKind.EdgeIpsecStatistics)]
    [InlineData("nsx/edge-7.healthsummary.xml", DocumentKind.EdgeHealthSummary)]
    [InlineData("nsx/virtualwires.xml", DocumentKind.VirtualWires)]
    [InlineData("nsx/dfw.xml", DocumentKind.DistributedFirewall)]
    [InlineData("nsx/ipset-11.xml", DocumentKind.IpSet)]
    [InlineData("nsx/application-101.xml", DocumentKind.Application)]
    [InlineData("nsx/applicationgroup-4.xml", DocumentKind.ApplicationGroup)]
    [InlineData("nsx/securitygroup-12.xml", DocumentKind.SecurityGroup)]
    [InlineData("nsx/securitygroup-12.ipaddresses.xml", DocumentKind.SecurityGroupAddresses)]
    [InlineData("iks/apis.json", DocumentKind.Apis)]
    [InlineData("iks/apis.yaml", DocumentKind.Apis)]
    [InlineData("iks/vlan-ip-config.yml", DocumentKind.VlanIpConfig)]
    [InlineData("iks/strongswan-routes.json", DocumentKind.StrongswanRoutes)]
    [InlineData("iks/strongswan.status.txt", DocumentKind.StrongswanStatus)]
    [InlineData("iks/strongswan.statusall.txt", DocumentKind.StrongswanStatus)]
    [InlineData("iks/vpn-strongswan-6c9d8b7f5-x2k9q.strongswan.statusall.txt", DocumentKind.StrongswanStatus)]
    [InlineData("iks/strongswan.swanctl.txt", DocumentKind.StrongswanStatus)]
    [InlineData("iks/vpn-strongswan-6c9d8b7f5-x2k9q.strongswan.swanctl.txt", DocumentKind.StrongswanStatus)]
    [InlineData("iks/10.130.45.10.birdcl-protocols.txt", DocumentKind.BirdProtocols)]
    [InlineData("iks/10.130.45.10.birdcl-routes.txt", DocumentKind.BirdRoutes)]
    [InlineData("iks/worker-1.ip-route.json", DocumentKind.IpRoute)]
    public void A_name_of_the_layout_is_recognised(string path, DocumentKind kind) => Assert.Equal(kind, RecordingLayout.Recognise(path));

    [Fact]
    public void Every_Kubernetes_list_is_recognised_in_every_spelling() => Assert.All(
        from list in RecordingLayout.KubernetesLists
        from extension in new[] { "json", "yaml", "yml" }
        select $"my-cluster-2/{list}.{extension}",
        path => Assert.Equal(DocumentKind.KubernetesList, RecordingLayout.Recognise(path)));

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("edges.xml")]
    [InlineData("Recording.json")]
    [InlineData("nsx/recording.json")]
    [InlineData("/nsx/edges.xml")]
    [InlineData("nsx/edges.xml/")]
    [InlineData("nsx//edges.xml")]
    [InlineData("nsx/deep/edges.xml")]
    [InlineData("../nsx/edges.xml")]
    [InlineData("nsx/../recording.json")]
    [InlineData("../edges.xml")]
    [InlineData("./nodes.json")]
    [InlineData("nsx\\edges.xml")]
    [InlineData("NSX/edges.xml")]
    [InlineData("nsx/Edges.xml")]
    [InlineData("nsx/edges.XML")]
    [InlineData("nsx/edges-0.xml")]
    [InlineData("nsx/edges-02.xml")]
    [InlineData("nsx/edge-.xml")]
    [InlineData("nsx/edge-7.xml\n")]
    [InlineData("nsx/edge-7.xml.bak")]
    [InlineData("nsx/edge-1234567890.xml")]
    [InlineData("nsx/edge-٧.xml")]
    [InlineData("nsx/ipset-1.json")]
    [InlineData("nsx/nodes.json")]
    [InlineData("IKS/nodes.json")]
    [InlineData("-iks/nodes.json")]
    [InlineData("a.b/nodes.json")]
    [InlineData("iks/nodes.txt")]
    [InlineData("iks/secrets.json")]
    [InlineData("iks/edges.xml")]
    [InlineData("iks/.strongswan.status.txt")]
    [InlineData("iks/-pod.strongswan.status.txt")]
    [InlineData("iks/po d.strongswan.status.txt")]
    [InlineData("iks/xstrongswan.status.txt")]
    [InlineData("iks/strongswan.swanctlall.txt")]
    [InlineData("iks/.birdcl-routes.txt")]
    [InlineData("iks/..\\x.birdcl-protocols.txt")]
    [InlineData("iks/<b>.ip-route.json")]
    public void Another_name_is_none_of_the_layout(string path) => Assert.Null(RecordingLayout.Recognise(path));

    [Theory]
    [InlineData("nsx/edges.xml", "nsx")]
    [InlineData("iks/nodes.json", "iks")]
    [InlineData("recording.json", "recording.json")]
    public void The_source_of_a_document_is_its_folder(string path, string source) => Assert.Equal(source, RecordingLayout.SourceOf(path));
}
