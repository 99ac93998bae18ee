using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HybridDrift.Collect;
using HybridDrift.Sites.Parse;

namespace HybridDrift.Tests.Sites.Parse.Kubernetes;

/// <summary>Whatever the bytes, every document is answered, and what is not whole says why.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Paths =
        ["iks/nodes.json", "iks/services.yaml", "iks/ippools.json", "iks/vlan-ip-config.yml", "iks/apis.json", "iks/strongswan.status.txt", "nsx/edges.xml", "recording.json"];

    private static readonly string[] Fragments =
    [
        "[", "]", "{", "}", ":", ": ", "- ", "\n", "\n  ", "\t", "'", "\"", "\\", "\\u", "\\ud800", "#", "&a ", "*a", "!", "!!str ", "!!binary ", "|\n", ">\n", "|2\n", "? ", "%", "%YAML 9.9\n", "@", "`", "---\n",
        "...\n", "<<: ", ",", "\0", "\uFEFF", "\u0085", "\u2028", "~", "null", "10.0.0.1/8", "::1", "1e999", "-0", "true", "kind: NodeList\n", "items:\n", "metadata:\n", "name: a\n", "spec:\n", "cidr: ", "vlanipmap.json: ",
    ];

    private static readonly string Nodes = Lists.Json("Node", "v1", """{"metadata":{"name":"a"},"status":{"addresses":[{"type":"InternalIP","address":"10.0.0.1"}]}}""");

    [Property(MaxTest = 200)]
    public void Any_bytes_are_answered(byte[] bytes) => AssertAnswered(bytes ?? []);

    [Property(MaxTest = 400)]
    public Property Any_text_of_yaml_and_json_is_answered() => Prop.ForAll(
        Gen.ArrayOf(Gen.Elements(Fragments)).ToArbitrary(), fragments => AssertAnswered(Encoding.UTF8.GetBytes(string.Concat(fragments) + "\n")));

    [Property(MaxTest = 300)]
    public Property A_list_of_json_that_is_cut_is_a_failure() => Prop.ForAll(
        Gen.Choose(0, Nodes.Length - 1).ToArbitrary(), length => Assert.Equal(Completeness.Failed, Lists.Nodes(Nodes[..length]).Completeness));

    [Fact]
    public void Every_kind_of_value_in_every_place_is_answered()
    {
        string[] values = ["null", "true", "7", "\"x\"", "[]", "{}", "[null]", "[{}]", "{\"a\":1}", "[[]]"];
        string[] places =
        [
            """{"kind":V}""", """{"kind":"NodeList","items":V}""", """{"kind":"NodeList","metadata":V,"items":[]}""", """{"kind":"NodeList","apiVersion":V,"items":[]}""",
            """{"kind":"NodeList","metadata":{"continue":V},"items":[]}""", """{"kind":"NodeList","items":[V]}""", """{"kind":"List","items":[{"kind":V}]}""",
            """{"kind":"NodeList","items":[{"metadata":{"name":"a","labels":V,"annotations":V},"status":V}]}""", """{"kind":"NodeList","items":[{"metadata":{"name":"a"},"status":{"addresses":[{"type":"InternalIP","address":V}]}}]}""",
            """{"kind":"ServiceList","items":[{"metadata":{"name":"a","namespace":V},"spec":V,"status":V}]}""", """{"kind":"ServiceList","items":[{"metadata":{"name":"a"},"spec":{"clusterIP":V,"clusterIPs":V,"type":V},"status":{"loadBalancer":V}}]}""",
            """{"kind":"IPPoolList","items":[{"metadata":V,"spec":V}]}""", """{"kind":"IPPoolList","items":[{"spec":{"cidr":V,"ipip":V,"disabled":V,"allowedUses":V}}]}""",
            """{"data":V}""", """{"data":{"vlanipmap.json":V}}""", """{"kind":"APIGroupDiscoveryList","items":V}""", """{"kind":"APIGroupDiscoveryList","items":[{"metadata":V,"versions":V}]}""",
            """{"kind":"APIGroupDiscoveryList","items":[{"metadata":{"name":"a"},"versions":[{"freshness":"Current","resources":V}]}]}""", """{"kind":"APIGroupList","groups":V}""", """{"kind":"Status","code":V,"reason":V,"message":V}""",
            """{"sources":V}""", """{"documents":[{"path":V}]}""", """{"sources":[{"name":"iks","problems":V}]}""",
        ];
        foreach (var place in places)
            foreach (var value in values) AssertAnswered(Encoding.UTF8.GetBytes(place.Replace("V", value)));
    }

    private static void AssertAnswered(byte[] bytes)
    {
        foreach (var path in Paths)
        {
            var site = SiteParser.Parse(Recordings.OfBytes((path, bytes)), ["edge-1"], ["iks"]);
            Assert.All(site.Readings().Select(r => r.Reading), AssertSaysWhy);
        }
    }

    private static void AssertSaysWhy(IReading reading)
    {
        Assert.Equal(reading.Completeness != Completeness.Complete, reading.Problems.Count > 0);
        Assert.All(reading.Problems, p => Assert.DoesNotContain(p.ToString(), char.IsControl));
    }
}
