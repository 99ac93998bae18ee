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
            using var json = JsonDocument.Parse(text);
            return Read(json.RootElement, document);
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
            var s = 0;
            foreach (var subnet in vlan.Items("subnets"))
            {
                var origin = new Origin(document.Path, $"data.vlanipmap.json vlans[{v}].subnets[{s++}]");
                if (Subnet(subnet, vlan.Text("id") ?? "?", origin, problems) is { } parsed) subnets.Add(parsed);
            }
            v++;
        }
        var errors = map.Items("vlan_errors").SelectMany(e => e.Items("subnets").Select(s =>
            $"VLAN {e.Text("id")}: {s.Text("status")} ({s.Text("error_reason_code")})")).Distinct().ToArray();
        return Reading.Of(new PortableSubnets(subnets, errors), document.Path, problems);
    }

    private static PortableSubnet? Subnet(JsonElement subnet, string vlan, Origin origin, List<Problem> problems)
    {
        var cidr = subnet.Text("cidr");
        var texts = subnet.Texts("ips").ToArray();
        if (JsonElementReading.IsIpv6(cidr ?? texts.FirstOrDefault() ?? "")) return null;
        var prefix = default(Prefix);
        if (cidr is not null && !Prefix.TryParse(cidr, out prefix, out _)) problems.Add(origin.Problem("its cidr is not a prefix"));
        var usable = new List<Address>();
        foreach (var text in texts)
        {
            if (Address.TryParse(text, out var address)) usable.Add(address);
            else problems.Add(origin.Problem("one of its ips is not an address"));
        }
        if (subnet.Flag("is_public") is not { } isPublic)
        {
            problems.Add(origin.Problem("does not say whether it is public"));
            return null;
        }
        return new(subnet.Text("id") ?? "?", vlan, cidr is null ? null : prefix, usable, isPublic, subnet.Flag("is_byoip") ?? false, origin);
    }
}
