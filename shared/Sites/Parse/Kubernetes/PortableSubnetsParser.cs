using System.Text.Json;
using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Kubernetes;

/// <summary>ConfigMap <c>ibm-cloud-provider-vlan-ip-config</c>: JSON in the key <c>vlanipmap.json</c>.</summary>
internal static class PortableSubnetsParser
{
    private static readonly PortableSubnets None = new([], []);

    public static Reading<PortableSubnets> Parse(RecordedDocument document)
    {
        if (StructuredDocument.Parse(document, out var problem) is not { } root) return Reading.Failed(None, problem!);
        if (root.Text("data", "vlanipmap.json") is not { } text)
            return Reading.Failed(None, document.Problem("has no data key 'vlanipmap.json': another ConfigMap, or cut off"));
        try
        {
            return Read(Json.Parse(text), document);
        }
        catch (JsonException)
        {
            return Reading.Failed(None, new(document.Path, "data.vlanipmap.json", "is not valid JSON"));
        }
    }

    private static Reading<PortableSubnets> Read(JsonElement map, RecordedDocument document)
    {
        if (map.Get("vlans") is not { ValueKind: JsonValueKind.Array })
            return Reading.Failed(None, new(document.Path, "data.vlanipmap.json", "has no list 'vlans'"));
        var problems = new List<Problem>();
        var subnets = new List<PortableSubnet>();
        var v = 0;
        foreach (var vlan in map.Items("vlans"))
        {
            var at = new Origin(document.Path, $"data.vlanipmap.json vlans[{v++}]");
            var s = 0;
            foreach (var subnet in vlan.ItemsOf(at, problems, "subnets"))
                if (Subnet(subnet, vlan.Text("id") ?? "?", at with { Path = $"{at.Path}.subnets[{s++}]" }, problems) is { } parsed) subnets.Add(parsed);
        }
        var errors = map.ItemsOf(new(document.Path, "data.vlanipmap.json"), problems, "vlan_errors").SelectMany(Errors).Distinct().ToArray();
        return Reading.Of(new PortableSubnets(subnets, errors), document.Path, problems);
    }

    private static IEnumerable<string> Errors(JsonElement vlan) => vlan.Items("subnets")
        .Select(s => Words.Of($"VLAN {vlan.Text("id")}: {s.Text("status")} ({s.Text("error_reason_code")})"))
        .DefaultIfEmpty(Words.Of($"VLAN {vlan.Text("id")}: no reason is given"));

    /// <summary>Null for an IPv6 subnet, and (with a problem) for one that cannot be understood.</summary>
    private static PortableSubnet? Subnet(JsonElement subnet, string vlan, Origin origin, List<Problem> problems)
    {
        var own = new List<Problem>();
        var cidr = subnet.TextOr("", origin, own, "cidr") ?? "";
        var texts = subnet.Texts(origin, own, "ips");
        if (own.Count == 0 && JsonElementReading.IsIpv6(cidr.Length > 0 ? cidr : texts.Count > 0 ? texts[0] : "")) return null;
        var prefix = default(Prefix);
        if (cidr.Length > 0 && !JsonElementReading.TryPrefix(cidr, out prefix)) own.Add(origin.Problem("its cidr is not a prefix"));
        if (cidr.Length == 0 && texts.Count == 0) own.Add(origin.Problem("has neither cidr nor ips"));
        var usable = new List<Address>();
        foreach (var text in texts)
        {
            if (Address.TryParse(text, out var address)) usable.Add(address);
            else own.Add(origin.Problem("one of its ips is not an address"));
        }
        if (subnet.Get("is_public") is null) own.Add(origin.Problem("does not say whether it is public"));
        var isPublic = subnet.FlagOr(false, origin, own, "is_public");
        var isByoip = subnet.FlagOr(false, origin, own, "is_byoip");
        problems.AddRange(own);
        return own.Count == 0 ? new(subnet.Text("id") ?? "?", vlan, cidr.Length == 0 ? null : prefix, usable, isPublic!.Value, isByoip!.Value, origin) : null;
    }
}
