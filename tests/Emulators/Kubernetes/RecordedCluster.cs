using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;

namespace HybridDrift.Emulators.Kubernetes;

/// <summary>The folder of one cluster in a recording, as its API would serve it.</summary>
public sealed class RecordedCluster
{
    private static readonly Dictionary<string, string> Kinds = new[]
    {
        ("nodes", "Node"), ("pods", "Pod"), ("services", "Service"), ("endpointslices", "EndpointSlice"), ("ingresses", "Ingress"),
        ("deployments", "Deployment"), ("daemonsets", "DaemonSet"), ("ippools", "IPPool"), ("bgppeers", "BGPPeer"),
        ("bgpconfigurations", "BGPConfiguration"), ("bgpfilters", "BGPFilter"), ("felixconfigurations", "FelixConfiguration"),
        ("blockaffinities", "BlockAffinity"), ("ipamblocks", "IPAMBlock"), ("caliconodestatuses", "CalicoNodeStatus"),
        ("hostendpoints", "HostEndpoint"), ("globalnetworkpolicies", "GlobalNetworkPolicy"), ("networkpolicies", "NetworkPolicy"),
        ("staticroutes", "StaticRoute"),
    }.ToDictionary(k => k.Item1, k => k.Item2);

    private readonly IReadOnlyDictionary<string, byte[]> documents;
    private readonly ConcurrentDictionary<string, JsonElement[]> items = new(StringComparer.Ordinal);

    /// <param name="documents">By their names in the folder.</param>
    public RecordedCluster(IReadOnlyDictionary<string, byte[]> documents) => this.documents = documents;

    public byte[] Apis => documents["apis.json"];

    /// <summary>The groups, their versions and resources.</summary>
    public IEnumerable<(string Group, string Version, string[] Resources)> Groups => Items("apis.json")
        .SelectMany(g => g.GetProperty("versions").EnumerateArray().Select(v => (Text(g, "name"), v.GetProperty("version").GetString()!, Resources(v))));

    public static RecordedCluster ReadFolder(string folder) => new(Directory.EnumerateFiles(folder).ToDictionary(f => Path.GetFileName(f)!, File.ReadAllBytes));

    /// <summary>Null for a resource that is not served.</summary>
    /// <param name="path">Without namespace: <c>/apis/apps/v1/deployments</c>.</param>
    public (string Kind, string Api, IReadOnlyList<JsonElement> Items)? List(string path)
    {
        var (slash, name) = (path.LastIndexOf('/'), path[(path.LastIndexOf('/') + 1)..]);
        var api = path[..slash] == "/api/v1" ? "v1" : path["/apis/".Length..slash];
        var isServed = api == "v1" ? name is "nodes" or "pods" or "services" : Groups.Any(g => $"{g.Group}/{g.Version}" == api && g.Resources.Contains(name));
        if (!isServed || !documents.ContainsKey($"{name}.json") || !Kinds.TryGetValue(name, out var kind)) return null;
        return (kind, api, name == "networkpolicies" ? Policies(api.Split('/')[0]) : Items($"{name}.json"));
    }

    public JsonElement? ConfigMap(string space, string name) => Items("strongswan-routes.json").Concat(Items("vlan-ip-config.json"))
        .Cast<JsonElement?>().FirstOrDefault(m => Text(m!.Value, "namespace") == space && Text(m.Value, "name") == name);

    public JsonElement? Pod(string space, string name) =>
        Items("pods.json").Cast<JsonElement?>().FirstOrDefault(m => Text(m!.Value, "namespace") == space && Text(m.Value, "name") == name);

    /// <summary>What a command prints in a pod; null for one that it does not have.</summary>
    public string? Output(JsonElement pod, string command)
    {
        var (name, node) = (Text(pod, "name"), pod.GetProperty("spec").TryGetProperty("nodeName", out var on) ? on.GetString() : "");
        var document = command switch
        {
            "sudo -n ipsec statusall" or "ipsec statusall" => documents.ContainsKey($"{name}.strongswan.statusall.txt") ? $"{name}.strongswan.statusall.txt" : "strongswan.statusall.txt",
            "birdcl show protocols all" => $"{node}.birdcl-protocols.txt",
            "birdcl show route" => $"{node}.birdcl-routes.txt",
            "ip -j route" => $"{node}.ip-route.json",
            _ => "",
        };
        return documents.TryGetValue(document, out var content) ? Encoding.UTF8.GetString(content) : null;
    }

    public static string Text(JsonElement item, string field) => item.GetProperty("metadata").TryGetProperty(field, out var text) ? text.GetString()! : "";

    /// <summary>Two resources of this name share a document: those of a group.</summary>
    private JsonElement[] Policies(string group)
    {
        var root = Root("networkpolicies.json");
        var lists = root.GetProperty("items").EnumerateArray().Where(i => i.TryGetProperty("items", out _)).Prepend(root);
        return [.. lists.SelectMany(l => l.GetProperty("items").EnumerateArray().Where(i => !i.TryGetProperty("items", out _)).Where(i => Group(i, l) == group))];
    }

    private static string Group(JsonElement item, JsonElement list) =>
        (item.TryGetProperty("apiVersion", out var own) ? own : list.GetProperty("apiVersion")).GetString()!.Split('/')[0];

    private static string[] Resources(JsonElement version) =>
        version.TryGetProperty("resources", out var resources) ? [.. resources.EnumerateArray().Select(r => r.GetProperty("resource").GetString()!)] : [];

    private JsonElement[] Items(string name) => items.GetOrAdd(name, n => !documents.ContainsKey(n) ? []
        : Root(n).TryGetProperty("items", out var list)
            ? [.. list.EnumerateArray().SelectMany(i => i.TryGetProperty("items", out var inner) ? inner.EnumerateArray() : Enumerable.Repeat(i, 1))]
            : [Root(n)]);

    private JsonElement Root(string name) => JsonDocument.Parse(documents[name]).RootElement;
}
