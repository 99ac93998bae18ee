using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace HybridDrift.Emulators;

/// <summary>The documents of a recording, grown to a site of the largest size that is supported.</summary>
public static class LargeSite
{
    private const int Nodes = 1_000, Pods = 20_000, Services = 5_000, Blocks = 1_024, Rules = 2_000;

    /// <summary>Writes the recording of a folder into another one, with the IKS cluster and the private edge grown.</summary>
    public static void Write(string recording, string target)
    {
        foreach (var file in Directory.EnumerateFiles(recording, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(recording, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllText(copy, Grown(Path.GetRelativePath(recording, file).Replace('\\', '/'), File.ReadAllText(file)));
        }
    }

    private static string Grown(string path, string text) => path switch
    {
        "iks/nodes.json" => List(text, Nodes, (node, i) =>
        {
            Name(node, $"10.178.{i / 250}.{i % 250}");
            Managed(node);
        }),
        "iks/pods.json" => List(text, Pods, (pod, i) =>
        {
            Name(pod, $"shop-{i:d5}-6c9d8b7f5-x2k9q");
            pod["spec"]!["nodeName"] = $"10.178.{i % Nodes / 250}.{i % Nodes % 250}";
            pod["status"]!["podIP"] = $"172.30.{i / 250}.{i % 250}";
            Managed(pod);
        }, "hostNetwork", "strongswan"),
        "iks/services.json" => List(text, Services, (service, i) =>
        {
            Name(service, $"shop-{i:d5}");
            service["spec"]!["clusterIP"] = $"172.21.{i / 250}.{i % 250}";
            Managed(service);
        }, "LoadBalancer", "NodePort"),
        "iks/ipamblocks.json" or "iks/blockaffinities.json" => List(text, Blocks, (block, i) => Name(block, $"172-30-{i / 4}-{i % 4 * 64}-26")),
        "nsx/edge-3.xml" => Edge(text),
        _ => text,
    };

    /// <summary>Copies the last item that holds none of the words.</summary>
    private static string List(string text, int count, Action<JsonNode, int> change, params string[] without)
    {
        var list = JsonNode.Parse(text)!;
        var items = list["items"]!.AsArray();
        var model = items.Last(i => without.All(w => !i!.ToJsonString().Contains(w, StringComparison.Ordinal)))!;
        for (var i = items.Count; i < count; i++)
        {
            var copy = model.DeepClone();
            change(copy, i);
            items.Add(copy);
        }
        return list.ToJsonString();
    }

    private static void Name(JsonNode item, string name) => item["metadata"]!["name"] = name;

    /// <summary>What no reader needs and every API server sends: some kilobytes with each object.</summary>
    private static void Managed(JsonNode item)
    {
        var fields = new JsonObject();
        for (var i = 0; i < 60; i++) fields[$"f:field-of-a-controller-{i}"] = new JsonObject { ["."] = new JsonObject(), ["f:value"] = new JsonObject() };
        item["metadata"]!["managedFields"] = new JsonArray(new JsonObject { ["manager"] = "kube-controller-manager", ["operation"] = "Update", ["fieldsV1"] = fields });
    }

    private static string Edge(string text)
    {
        var edge = XElement.Parse(text);
        var rules = edge.Descendants("firewallRules").Single();
        var model = rules.Elements("firewallRule").First(r => r.Element("ruleType")?.Value == "user");
        for (var i = rules.Elements().Count(); i < Rules; i++)
        {
            var copy = new XElement(model);
            copy.Element("id")!.Value = (200_000 + i).ToString(CultureInfo.InvariantCulture);
            model.AddBeforeSelf(copy);
        }
        return new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").Append(edge).ToString();
    }
}
