using HybridDrift.Collect;
using HybridDrift.Sites;

namespace HybridDrift.Tests.Sites.Parse.Kubernetes;

/// <summary>YAML has no end: a list that is cut off may look like a shorter one. None may pass for the whole list.</summary>
public sealed class CutYamlTests
{
    private const string Items = """
        items:
        - apiVersion: v1
          kind: Node
          metadata:
            annotations:
              projectcalico.org/IPv4Address: 10.177.7.207/26
              text: |
                kind: NodeList

                metadata: {}
            name: a
          status:
            addresses:
            - address: 10.177.7.207
              type: InternalIP
        - apiVersion: v1
          kind: Node
          metadata: {name: b}
        - kind: Node
          metadata:
            name: "c"

        """;

    public static TheoryData<string> Lists => new(
        $"apiVersion: v1\n{Items}kind: List\nmetadata:\n  resourceVersion: \"\"\n",
        $"apiVersion: v1\n{Items}kind: NodeList\nmetadata:\n  continue: abc\n  resourceVersion: \"1\"\n",
        $"---\napiVersion: v1\nkind: NodeList\nmetadata:\n  resourceVersion: \"1\"\n{Items}",
        $"kind: NodeList\napiVersion: v1\n{Items}metadata: {{}}\n",
        $"apiVersion: v1\r\n{Items.ReplaceLineEndings("\r\n")}kind: NodeList\r\nmetadata:\r\n  resourceVersion: \"1\"\r\n");

    [Theory]
    [MemberData(nameof(Lists))]
    public void A_list_that_is_cut_anywhere_is_not_complete_with_fewer_items(string yaml)
    {
        var whole = Read(yaml);
        Assert.Equal(3, whole.Value.Count);
        for (var length = 0; length < yaml.Length; length++)
        {
            var cut = Read(yaml[..length]);
            if (cut.Completeness == Completeness.Complete) Assert.Equal(Dump.Of(whole), Dump.Of(cut));
            else Assert.NotEmpty(cut.Problems);
        }
    }

    /// <summary>With the items last nothing tells; what kubectl and calicoctl write is known to be whole.</summary>
    [Fact]
    public void A_list_with_its_items_last_is_never_known_to_be_whole() => Read($"kind: NodeList\napiVersion: v1\nmetadata: {{}}\n{Items}").PartialBecause("save the list as JSON");

    [Fact]
    public void A_mark_of_a_longer_list_cannot_be_cut_off() =>
        Read($"apiVersion: v1\n{Items}kind: NodeList\n").PartialBecause("nothing behind the items");

    [Fact]
    public void Portable_subnets_that_are_cut_anywhere_are_not_complete_with_fewer_subnets()
    {
        const string yaml = """
            apiVersion: v1
            data:
              cluster_id: x
              vlanipmap.json: |-
                {
                  "vlans": [
                    {"id": "1", "subnets": [{"id": "11", "ips": ["10.0.0.2"], "is_public": false, "cidr": "10.0.0.0/29"}]},
                    {"id": "2", "subnets": []}
                  ],
                  "vlan_errors": []
                }
            kind: ConfigMap
            metadata:
              name: ibm-cloud-provider-vlan-ip-config

            """;
        for (var length = 0; length <= yaml.Length; length++)
        {
            var cut = Kubernetes.Lists.Cluster(("vlan-ip-config.yaml", yaml[..length])).PortableSubnets;
            Assert.True(cut.Completeness == Completeness.Failed || cut.Value.Subnets.Count == 1);
        }
    }

    private static Reading<IReadOnlyList<Node>> Read(string yaml) => Kubernetes.Lists.Nodes(yaml, "nodes.yaml");
}
