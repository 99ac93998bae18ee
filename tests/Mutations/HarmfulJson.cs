using System.Text.Json.Nodes;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Mutations;

/// <summary>Single fields of Kubernetes documents, and single words of strongSwan statuses, changed for the worse.</summary>
internal static class HarmfulJson
{
    private const string Annotation = "projectcalico.org/IPv4Address";

    public static IEnumerable<Mutation> All() =>
    [
        .. Items("iks/nodes.json", "InternalIP", n => Internal(n)["address"] = "10.177.200.9"),
        .. Items("iks/nodes.json", "Calico address", n => n["metadata"]!["annotations"]![Annotation] = "10.177.200.9/26"),
        .. Items("iks/nodes.json", "Calico prefix", n => n["metadata"]!["annotations"]![Annotation] = n["metadata"]!["annotations"]![Annotation]!.GetValue<string>().Replace("/26", "/32")),
        .. Items("iks/nodes.json", "no annotation", n => n["metadata"]!["annotations"]!.AsObject().Remove(Annotation)),
        .. Items("icp/nodes.json", "InternalIP", n => Internal(n)["address"] = "10.177.200.9"),
        .. Items("iks/services.json", "clusterIP", s => s["spec"]!["clusterIP"] = "10.0.0.9", s => HasAddress(s)),
        .. Items("icp/services.json", "clusterIP", s => s["spec"]!["clusterIP"] = "10.0.0.9", s => HasAddress(s)),
        .. Items("iks/services.json", "load balancer", s => s["status"]!["loadBalancer"]!["ingress"]![0]!["ip"] = "10.177.9.70", s => s.ToJsonString().Contains("10.177.9.66", StringComparison.Ordinal)),
        .. Items("iks/nodes.json", "private VLAN", n => n["metadata"]!["labels"]!["privateVLAN"] = "2999999"),
        .. Items("iks/blockaffinities.json", "node", a => a["spec"]!["node"] = "10.177.7.250"),
        .. Items("iks/blockaffinities.json", "cidr", a => a["spec"]!["cidr"] = "172.29.9.0/26"),
        .. Items("iks/ipamblocks.json", "affinity", b => b["spec"]!["affinity"] = "host:10.177.7.250"),
        .. Items("icp/felixconfigurations.json", "ipipMTU", f => f["spec"]!["ipipMTU"] = 1480),
        .. new[] { "iks/ippools.json", "icp/ippools.json" }.SelectMany(Pools),
        .. Subnets(),
        .. Status("iks/vpn-vcs-strongswan-6c9d8b7f5-x2k9q.strongswan.statusall.txt"),
        .. Status("icp/strongswan.statusall.txt"),
        .. Connection("iks/vpn-vcs-strongswan-6c9d8b7f5-x2k9q.strongswan.statusall.txt"),
    ];

    private static IEnumerable<Mutation> Pools(string path) =>
    [
        .. Items(path, "disabled flipped", p => p["spec"]!["disabled"] = !(p["spec"]!["disabled"]?.GetValue<bool>() ?? false)),
        .. Items(path, "cidr", p => p["spec"]!["cidr"] = "10.9.0.0/16", p => p["spec"]!["disabled"]?.GetValue<bool>() != true),
    ];

    private static IEnumerable<Mutation> Subnets()
    {
        foreach (var (old, now) in new[]
        {
            ("169.48.228.72/29", "169.48.228.80/29"), ("10.177.9.64/29", "10.177.9.72/29"), ("\\\"is_public\\\": true", "\\\"is_public\\\": false"),
            ("\\\"is_public\\\": false", "\\\"is_public\\\": true"), ("\\\"is_byoip\\\": false", "\\\"is_byoip\\\": true"),
        })
            yield return new($"iks/vlan-ip-config.json: {old} = {now}", site => Text(site, "iks/vlan-ip-config.json", old, now));
    }

    private static IEnumerable<Mutation> Status(string path)
    {
        foreach (var (old, now) in new[]
        {
            (": ESTABLISHED", ": CONNECTING"), (": ESTABLISHED", ": DELETING"), ("INSTALLED,", "REKEYED,"), ("INSTALLED,", "DELETED,"), ("INSTALLED,", "INSTALLING,"),
        })
            yield return new($"{path}: {old} = {now}", site => Text(site, path, old, now));
        yield return new($"{path}: selectors narrowed", site =>
        {
            var lines = site[path].TrimEnd('\n').Split('\n');
            var at = Array.FindLastIndex(lines, l => l.Contains(" === ", StringComparison.Ordinal));
            lines[at] = lines[at].Replace("172.21.0.0/16 ", "").Replace(" 172.21.0.0/16", "").Replace("192.168.12.0/24 ", "");
            site.Replace(path, string.Join('\n', lines) + "\n");
        });
    }

    private static IEnumerable<Mutation> Connection(string path)
    {
        foreach (var (old, now) in new[]
        {
            ("local:  [ibm-cloud]", "local:  [stranger]"), ("remote: [10.208.242.132]", "remote: [stranger]"), ("IKEv2, dpddelay", "IKEv1, dpddelay"),
            ("child:  172.30.0.0/16 ", "child:  "), (" 192.168.141.0/24 TUNNEL", " TUNNEL"),
        })
            yield return new($"{path}: {old} = {now}", site => Text(site, path, old, now));
    }

    private static IEnumerable<Mutation> Items(string path, string name, Action<JsonNode> change, Func<JsonNode, bool>? of = null)
    {
        var count = JsonNode.Parse(ExampleSite.Healthy()[path])!["items"]!.AsArray().Count(i => of?.Invoke(i!) ?? true);
        for (var i = 0; i < count; i++)
        {
            var index = i;
            yield return new($"{path}: item {i + 1}, {name}", site =>
            {
                var root = JsonNode.Parse(site[path])!;
                change(root["items"]!.AsArray().Where(n => of?.Invoke(n!) ?? true).ElementAt(index)!);
                site.Replace(path, root.ToJsonString());
            });
        }
    }

    private static void Text(ExampleSite site, string path, string old, string now)
    {
        var at = site[path].IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{old}' is not in {path}");
        site.Replace(path, site[path][..at] + now + site[path][(at + old.Length)..]);
    }

    private static bool HasAddress(JsonNode service) => service["spec"]!["clusterIP"]?.GetValue<string>() is { } address && address != "None";

    private static JsonNode Internal(JsonNode node) => node["status"]!["addresses"]!.AsArray().First(a => a!["type"]!.GetValue<string>() == "InternalIP")!;
}
