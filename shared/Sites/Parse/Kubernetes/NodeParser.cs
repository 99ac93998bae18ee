using System.Text.Json;
using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Kubernetes;

internal static class NodeParser
{
    public static Node? Parse(JsonElement node, Origin origin, List<Problem> problems)
    {
        if (node.Text("metadata", "name") is not { } name)
        {
            problems.Add(origin.Problem("has no metadata.name"));
            return null;
        }
        NodeAddress? calicoAddress = null;
        if (node.Get("metadata", "annotations", "projectcalico.org/IPv4Address") is { } calico)
        {
            calicoAddress = calico.ValueKind == JsonValueKind.String ? WithLength(calico.GetString()!) : null;
            if (calicoAddress is null) problems.Add(origin.Problem("the annotation projectcalico.org/IPv4Address is not an address with a prefix length"));
        }
        var addresses = node.ItemsOf(origin, problems, "status", "addresses").ToArray();
        return new(name, Addresses(addresses, "InternalIP", origin, problems), Addresses(addresses, "ExternalIP", origin, problems), calicoAddress,
            node.Text("metadata", "labels", "privateVLAN"), node.Text("metadata", "labels", "publicVLAN"), origin);
    }

    /// <summary>
    /// Here the host bits are the point: they are the node's address, the length is that of its interface. Calico takes
    /// an address without a length as /32, so that every other node is in another subnet.
    /// </summary>
    private static NodeAddress? WithLength(string text)
    {
        var slash = text.IndexOf('/');
        return Prefix.TryParse(text, out var prefix, out _) && Address.TryParse(slash < 0 ? text : text[..slash], out var address)
            ? new(address, prefix.Length)
            : null;
    }

    private static List<Address> Addresses(JsonElement[] entries, string type, Origin origin, List<Problem> problems)
    {
        var addresses = new List<Address>();
        foreach (var entry in entries.Where(a => a.Text("type") == type))
        {
            var text = entry.Text("address") ?? "";
            if (Address.TryParse(text, out var address)) addresses.Add(address);
            else if (!JsonElementReading.IsIpv6(text)) problems.Add(origin.Problem($"its {type} is not an address"));
        }
        return addresses;
    }
}
