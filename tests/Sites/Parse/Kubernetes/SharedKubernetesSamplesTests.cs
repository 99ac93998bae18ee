using System.Text;
using System.Text.Json;
using HybridDrift.Collect;
using HybridDrift.Sites.Parse;
using HybridDrift.Sites.Parse.Kubernetes;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Sites.Parse.Kubernetes;

/// <summary>The vendors' own samples: every object is understood, but for those that say themselves that they are not whole.</summary>
public sealed class SharedKubernetesSamplesTests
{
    internal static readonly Dictionary<string, ItemParser<object>> Parsers = new()
    {
        ["Node"] = NodeDetailsParser.Parse,
        ["Service"] = ServiceDetailsParser.Parse,
        ["Pod"] = PodParser.Parse,
        ["IPPool"] = IpPoolParser.Parse,
        ["BGPPeer"] = BgpPeerParser.Parse,
        ["BGPConfiguration"] = BgpConfigurationParser.Parse,
        ["BGPFilter"] = BgpFilterParser.Parse,
        ["FelixConfiguration"] = FelixConfigurationParser.Parse,
        ["BlockAffinity"] = BlockAffinityParser.Parse,
        ["IPAMBlock"] = IpamBlockParser.Parse,
        ["CalicoNodeStatus"] = CalicoNodeStatusParser.Parse,
        ["HostEndpoint"] = HostEndpointParser.Parse,
        ["GlobalNetworkPolicy"] = CalicoPolicyParser.ParseGlobal,
        ["StaticRoute"] = StaticRouteParser.Parse,
        ["NetworkPolicy"] = (item, origin, problems) => NetworkPolicyParser.Parse(item, null, origin, problems),
    };

    /// <summary>Documentation with the peers left out, and a form to be filled in.</summary>
    private static readonly string[] NotWhole = ["calico-docs-v3/bgppeer-2.yaml", "iks-calico-policies/generic-privatehostendpoint.yaml"];

    [SharedSamplesFact]
    public void Every_object_that_is_whole_is_understood()
    {
        var read = new HashSet<string>();
        foreach (var (file, item) in Objects())
        {
            if (item.Text("kind") is not { } kind || !Parsers.TryGetValue(kind.EndsWith("List", StringComparison.Ordinal) ? kind[..^4] : kind, out var parse)) continue;
            var problems = new List<Problem>();
            foreach (var one in item.Get("items") is null ? [item] : item.Items("items"))
                if (parse(one, new(file, ""), problems) is not null) read.Add(kind);
            if (NotWhole.Contains(file)) Assert.NotEmpty(problems);
            else Assert.Empty(problems);
        }
        foreach (var kind in Parsers.Keys.Except(["Node", "Service", "Pod", "BlockAffinity", "IPAMBlock"])) Assert.Contains(kind, read);
        Assert.Superset(new HashSet<string> { "NodeList", "ServiceList", "PodList", "BlockAffinityList", "IPAMBlockList", "BGPPeerList" }, read);
    }

    internal static IEnumerable<(string File, JsonElement Item)> Objects()
    {
        var folder = Path.Combine(SharedSamplesFactAttribute.Folder, "kubernetes");
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var file = Path.GetRelativePath(folder, path).Replace('\\', '/');
            var text = File.ReadAllText(path).ReplaceLineEndings("\n");
            if (file.EndsWith(".http", StringComparison.Ordinal))
            {
                var start = text.IndexOf("\n\n{", StringComparison.Ordinal);
                if (start > 0 && Parse("body.json", text[start..]) is { } body) yield return (file, body);
            }
            else if (file.EndsWith(".yaml", StringComparison.Ordinal) && !file.StartsWith("calico-schemas/", StringComparison.Ordinal))
            {
                foreach (var part in $"\n{text}\n".Split("\n---"))
                    if (Parse("body.yaml", part + "\n") is { } body) yield return (file, body);
            }
        }
    }

    private static JsonElement? Parse(string name, string text) =>
        StructuredDocument.Parse(new RecordedDocument(name, DocumentKind.KubernetesList, Encoding.UTF8.GetBytes(text), "", null, null), out _);
}
