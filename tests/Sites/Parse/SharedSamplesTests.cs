using System.Text;
using System.Text.RegularExpressions;
using HybridDrift.Collect;
using HybridDrift.Sites.Parse;
using HybridDrift.Tests.Sites.Parse.Nsx;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Sites.Parse;

/// <summary>Documents of vendors, of live systems and of our own laboratory, in whatever place of a recording they may be put.</summary>
public sealed partial class SharedSamplesTests
{
    /// <summary>Files that no recording holds in any place.</summary>
    private static readonly (string Glob, string Reason)[] LeftOut =
    [
        ("tickets/", "payloads of ticket systems"),
        (".md", "notes of where samples come from"),
        (".conf", "configuration of strongSwan, which is never collected: it names the secrets"),
        (".cfg", "configuration of BIRD inside the nodes, which is never collected"),
        (".log", "logs of strongSwan, which are not collected"),
        (".rc", "exit codes, which stand in the manifest of a recording"),
        (".swanctl-list-conns", "connections as swanctl shows them, which are not collected"),
        ("60-exec-frames", "frames of a WebSocket, taken apart before anything is recorded"),
        ("SOURCE.txt", "notes of where samples come from"),
    ];

    private static readonly string[] NsxPaths =
        ["nsx/edge-7.xml", "nsx/edges.xml", "nsx/ipset-9.xml", "nsx/application-1.xml", "nsx/applicationgroup-1.xml", "nsx/securitygroup-1.ipaddresses.xml"];

    private static readonly string[] ClusterPaths =
        ["iks/nodes.json", "iks/services.json", "iks/ippools.yaml", "iks/vlan-ip-config.yaml", "iks/apis.json", "iks/strongswan.status.txt", "iks/strongswan.statusall.txt", "iks/strongswan.swanctl.txt"];

    [SharedSamplesFact]
    public void Every_sample_is_answered_in_every_place()
    {
        var read = 0;
        foreach (var file in Directory.EnumerateFiles(SharedSamplesFactAttribute.Folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(SharedSamplesFactAttribute.Folder, file).Replace('\\', '/');
            if (LeftOut.Any(l => name.Contains(l.Glob, StringComparison.Ordinal))) continue;
            var text = Body(name, File.ReadAllText(file));
            foreach (var path in name.StartsWith("nsx/", StringComparison.Ordinal) ? NsxPaths : ClusterPaths) AssertAnswered(path, text);
            if (name.StartsWith("nsx/", StringComparison.Ordinal)) AssertAnswered("nsx/edge-7.xml", Wrapped(text).Text);
            read++;
        }
        Assert.InRange(read, 100, 10_000);
    }

    [SharedSamplesFact]
    public void Features_of_the_vendors_guide_are_understood()
    {
        Assert.Equal(2, Wrapped(Nsx("nsxraml-nat-get.xml")).Parse().Nat.Whole().Rules.Count);
        Assert.True(Assert.Single(Wrapped(Nsx("nsxraml-ipsec-get-routebased.xml")).Parse().Ipsec.Whole().Sites).RouteBased);
        Assert.Equal(3, Wrapped(Nsx("nsxraml-firewall-put.xml")).Parse().Firewall.Whole().Rules[0].Destination.Unresolved.Count
            + Wrapped(Nsx("nsxraml-firewall-put.xml")).Parse().Firewall.Value.Rules[0].Source.Unresolved.Count);
        Assert.Equal([true, false], Wrapped(Nsx("synthetic-firewall-oddities.xml")).Parse().Firewall.Whole().Rules.Select(r => r.Enabled));
        Assert.Equal(2, Wrapped($"<routing>{Nsx("nsxraml-static-put.xml")}</routing>").Parse().Routing.Whole().Routes.Count);
        Assert.Equal(2, Recordings.Site(("nsx/edges.xml", Nsx("synthetic-paged-edge-list.xml"))).EdgeList.Whole().Count);
    }

    [SharedSamplesFact]
    public void A_whole_gateway_is_understood_in_all_its_parts()
    {
        var text = Nsx("synthetic-esg-full-get.xml");
        var id = EdgeId().Match(text).Value;
        var edge = Recordings.Site(($"nsx/{id}.xml", text)).Edges[id];
        Assert.All(EdgeDocument.Readings(edge), r => Assert.Empty(r.Problems));
        Assert.Equal(10, edge.Interfaces.Value.Count);
    }

    [SharedSamplesFact]
    public void Answers_of_a_Kubernetes_API_are_understood()
    {
        var cluster = Recordings.Site(("iks/nodes.json", Api("08-list-nodes.http")), ("iks/services.json", Api("09-list-services-all.http")),
            ("iks/ippools.json", Api("05-list-ippools.http")), ("iks/vlan-ip-config.json", Api("14-configmap-vlan-ip.http"))).Clusters["iks"];
        Assert.NotEmpty(cluster.Nodes.Whole());
        Assert.NotEmpty(cluster.Services.Whole());
        Assert.NotEmpty(cluster.IpPools.Whole());
        Assert.Single(cluster.PortableSubnets.Whole().Subnets);
        Assert.Equal(Completeness.Failed, Recordings.Site(("iks/apis.json", Api("03-apis-aggregated-discovery.http"))).Clusters["iks"].IpPools.Completeness);
    }

    [SharedSamplesFact]
    public void Portable_subnets_of_live_clusters_are_understood()
    {
        foreach (var name in new[] { "vlan-ip-config.dal10.real.yaml", "vlan-ip-config.wdc04.real.yaml", "ibm-cloud-provider-vlan-ip-config.fixture.yaml" })
            Assert.InRange(Recordings.Site(("iks/vlan-ip-config.yaml", Sample("kubernetes/iks/" + name))).Clusters["iks"].PortableSubnets.Whole().Subnets.Count, 2, 10);
    }

    private static void AssertAnswered(string path, string text)
    {
        var rule = EdgeDocument.WithFirewall("""
            <firewallRule><action>accept</action><source><groupingObjectId>ipset-9</groupingObjectId><groupingObjectId>securitygroup-1</groupingObjectId></source>
            <application><applicationId>application-1</applicationId><applicationId>applicationgroup-1</applicationId></application></firewallRule>
            """);
        (string, string)[] documents = path == "nsx/edge-7.xml" ? [(path, text)] : [("nsx/edge-7.xml", rule.Text), (path, text)];
        var site = SiteParser.Parse(Recordings.Of(documents), [], ["iks"]);
        Assert.All(site.Readings(), r => Assert.Equal(r.Reading.Completeness != Completeness.Complete, r.Reading.Problems.Count > 0));
    }

    /// <summary>A document of one feature in the place that it has in the document of an edge.</summary>
    private static EdgeDocument Wrapped(string text) => (Root().Match(text) is { Success: true } root ? root.Groups[1].Value : "") switch
    {
        "nat" => new() { Nat = Bare(text) },
        "firewall" => new() { Firewall = Bare(text) },
        "ipsec" => new() { Ipsec = Bare(text) },
        "routing" => new() { Routing = Bare(text) },
        "bgp" or "ospf" or "staticRouting" => new() { Routing = $"<routing>{Bare(text)}</routing>" },
        "vnics" => new() { Interfaces = Bare(text) },
        "subInterface" => EdgeDocument.WithInterfaces($"<vnic><subInterfaces>{Bare(text)}</subInterfaces></vnic>"),
        "interfaces" or "interface" => new() { Type = "distributedRouter", Interfaces = $"<interfaces>{Bare(text)}</interfaces>" },
        _ => new() { Nat = Bare(text) },
    };

    private static string Bare(string text) => Declaration().Replace(text, "");

    /// <summary>The body of a recorded exchange: what stands behind the head of the answer.</summary>
    private static string Body(string name, string text)
    {
        if (!name.EndsWith(".http", StringComparison.Ordinal)) return text;
        var answer = text.ReplaceLineEndings("\n").IndexOf("\nHTTP/1.1 ", StringComparison.Ordinal);
        var body = answer < 0 ? -1 : text.ReplaceLineEndings("\n").IndexOf("\n\n", answer, StringComparison.Ordinal);
        return body < 0 ? text : text.ReplaceLineEndings("\n")[(body + 2)..];
    }

    private static string Sample(string name) => File.ReadAllText(Path.Combine(SharedSamplesFactAttribute.Folder, name), Encoding.UTF8);

    private static string Nsx(string name) => Bare(Sample("nsx/" + name));

    private static string Api(string name) => Body(name, Sample("kubernetes/apiserver/" + name));

    [GeneratedRegex(@"<([A-Za-z]+)[\s>/]")] private static partial Regex Root();
    [GeneratedRegex(@"(?<=<id>)edge-[0-9]+")] private static partial Regex EdgeId();
    [GeneratedRegex(@"<\?xml[^>]*>|<!--.*?-->", RegexOptions.Singleline)] private static partial Regex Declaration();
}
