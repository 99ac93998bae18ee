using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HybridDrift.Tests.Support;
using YamlDotNet.Serialization;

namespace HybridDrift.Tests.Mutations;

/// <summary>Changes to Kubernetes documents that change nothing in the network.</summary>
internal static class NeutralJson
{
    public static IEnumerable<(string Name, Action<ExampleSite, string, Random> Change)> All =>
    [
        ("items shuffled", (site, path, random) => Rewrite(site, path, root => Shuffle(root, random))),
        ("properties shuffled", (site, path, random) => Rewrite(site, path, root => Properties(root, random))),
        ("unknown fields", (site, path, random) => Rewrite(site, path, root => Unknown(root, random))),
        ("metadata noise", (site, path, random) => Rewrite(site, path, root => Metadata(root, random))),
        ("sets re-ordered", (site, path, random) => Rewrite(site, path, root => Sets(root, random))),
        ("white space", (site, path, random) => site.Replace(path, Regex.Replace(site[path], "\n *", _ => "\n" + new string(random.Next(2) == 0 ? ' ' : '\t', random.Next(0, 9))))),
        ("host bits in prefixes", (site, path, random) => site.Replace(path, Regex.Replace(site[path], @"(?<=cidr\\?"": \\?"")([0-9.]+\.)([0-9]+)/(24|26|29)", m => $"{m.Groups[1].Value}{int.Parse(m.Groups[2].Value) + random.Next(1, 6)}/{m.Groups[3].Value}"))),
        ("objects renamed", (site, path, random) => Rewrite(site, path, root => Renamed(root, path, random))),
        ("compact", (site, path, _) => site.Replace(path, JsonNode.Parse(site[path])!.ToJsonString())),
        ("as YAML", (site, path, _) => AsYaml(site, path)),
        ("kind List", (site, path, _) => Rewrite(site, path, root => { if (root["items"] is not null && root["kind"]?.GetValue<string>() != "APIGroupDiscoveryList") root["kind"] = "List"; })),
        ("UTF-16 with mark", (site, path, _) => site.Replace(path, [0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes(site[path])])),
    ];

    public static bool IsSubject(string path) => path.EndsWith(".json", StringComparison.Ordinal) && path.Contains('/');

    private static void Rewrite(ExampleSite site, string path, Action<JsonObject> change)
    {
        var root = JsonNode.Parse(site[path])!.AsObject();
        change(root);
        site.Replace(path, root.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
    }

    private static void Shuffle(JsonObject root, Random random)
    {
        if (root["items"] is not JsonArray items) return;
        var all = items.OrderBy(_ => random.Next()).ToArray();
        items.Clear();
        foreach (var item in all) items.Add(item);
    }

    private static void Properties(JsonNode? node, Random random)
    {
        if (node is JsonArray array) foreach (var item in array) Properties(item, random);
        if (node is not JsonObject map) return;
        var all = map.OrderBy(_ => random.Next()).ToArray();
        map.Clear();
        foreach (var (name, value) in all)
        {
            map.Add(name, value);
            Properties(value, random);
        }
    }

    private static void Unknown(JsonNode? node, Random random)
    {
        if (node is JsonArray array) foreach (var item in array) Unknown(item, random);
        if (node is not JsonObject map) return;
        foreach (var (_, value) in map.ToArray()) Unknown(value, random);
        // Labels, annotations and data are maps of texts.
        if (map.All(p => p.Value is JsonValue) || random.Next(3) > 0) return;
        map["futureField"] = new JsonObject { ["enabled"] = false, ["cidr"] = "10.0.0.0/8" };
    }

    /// <summary>Lists in which order carries no meaning.</summary>
    private static void Sets(JsonNode? node, Random random)
    {
        if (node is JsonArray array) foreach (var item in array) Sets(item, random);
        if (node is not JsonObject map) return;
        foreach (var (name, value) in map.ToArray())
        {
            Sets(value, random);
            if (value is not JsonArray set || name is not ("addresses" or "ports" or "ips" or "podIPs" or "conditions" or "endpoints" or "externalIPs" or "groups" or "peersV4")) continue;
            var all = set.OrderBy(_ => random.Next()).ToArray();
            set.Clear();
            foreach (var item in all) set.Add(item);
        }
    }

    /// <summary>Pools, policies and settings: names that nothing else uses.</summary>
    private static void Renamed(JsonObject root, string path, Random random)
    {
        if (!new[] { "ippools", "globalnetworkpolicies", "hostendpoints", "networkpolicies" }.Any(p => path.Contains(p, StringComparison.Ordinal))) return;
        foreach (var metadata in (root["items"] as JsonArray ?? []).Select(i => i!["metadata"]).OfType<JsonObject>().Where(m => !m["name"]!.GetValue<string>().Contains("strongswan", StringComparison.Ordinal)))
            metadata["name"] = $"{metadata["name"]!.GetValue<string>()}-{random.Next(1000)}";
    }

    private static void Metadata(JsonObject root, Random random)
    {
        foreach (var metadata in (root["items"] as JsonArray ?? []).Select(i => i!["metadata"]).OfType<JsonObject>())
        {
            metadata["uid"] = $"{random.Next():x8}-0000-4000-8000-000000000000";
            metadata["resourceVersion"] = random.Next().ToString();
            metadata["managedFields"] = new JsonArray(new JsonObject { ["manager"] = "kubectl", ["fieldsV1"] = new JsonObject { ["f:spec"] = new JsonObject() } });
        }
    }

    private static void AsYaml(ExampleSite site, string path)
    {
        var plain = Plain(JsonDocument.Parse(site[path]).RootElement);
        var yaml = new SerializerBuilder().WithQuotingNecessaryStrings().Build().Serialize(plain!);
        site.Remove(path).Replace(Path.ChangeExtension(path, ".yaml").Replace('\\', '/'), yaml);
    }

    private static object? Plain(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal).ToDictionary(p => p.Name, p => Plain(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().Select(Plain).ToList(),
        JsonValueKind.Number => element.TryGetInt64(out var number) ? number : element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Null => null,
        _ => element.GetString(),
    };
}
