using System.Text.Json;
using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Kubernetes;

/// <summary>The ConfigMaps <c>…-routes</c> of strongSwan releases, from one of them or a list. Old charts have fewer keys.</summary>
internal static class VpnRoutesParser
{
    private static readonly string[] Keys = ["localSubnet", "remoteSubnet", "remoteGateway", "vpnPodIP"];

    /// <summary>A single one is a whole document: it is read by name, because reading all would need a right to the keys.</summary>
    public static Reading<IReadOnlyList<VpnRoutes>> Parse(RecordedDocument document)
    {
        if (StructuredDocument.Parse(document, out var problem) is not { } root) return Reading.Failed<IReadOnlyList<VpnRoutes>>([], problem!);
        if (root.Text("kind") != "ConfigMap") return KubernetesList.Parse(document, "ConfigMap", [""], ParseItem);
        var problems = new List<Problem>();
        var routes = Parse(root, new(document.Path, ""), problems);
        return routes is null
            ? Reading.Failed<IReadOnlyList<VpnRoutes>>([], problems[0])
            : Reading.Of<IReadOnlyList<VpnRoutes>>([routes], document.Path, problems);
    }

    public static VpnRoutes? Parse(JsonElement map, Origin origin, List<Problem> problems) => Fields.Read(map, origin, problems, fields =>
    {
        if (!IsRoutes(fields)) fields.Problem("has none of the keys of a strongSwan routes ConfigMap: another one, or cut off");
        return new VpnRoutes(fields.Namespace(), fields.Name(), fields.Filled("metadata", "labels", "release"), Subnets(fields, "localSubnet"),
            Subnets(fields, "remoteSubnet"), fields.Filled("data", "remoteGateway"), Gateway(fields), fields.Address("data", "loadBalancerIP"),
            fields.Flag("data", "connectUsingLB"), fields.Whole("data", "routeTable"), fields.Filled("data", "vpnPodName"), fields.Address("data", "vpnPodIP"),
            fields.Filled("data", "vpnPodDevice"), fields.Address("data", "workerNodeIP"), fields.Prefix("data", "workerSubnet"), origin);
    });

    /// <summary>Other ConfigMaps of a list are left out on purpose: what is in them is not looked at.</summary>
    private static VpnRoutes? ParseItem(JsonElement map, Origin origin, List<Problem> problems) =>
        map.Text("metadata", "name")?.EndsWith("routes", StringComparison.Ordinal) == false && !IsRoutes(new(map, origin, [])) ? null : Parse(map, origin, problems);

    private static bool IsRoutes(Fields fields) => Keys.Any(k => fields.Has("data", k));

    /// <summary>An address, or else a name or <c>%any</c>, which are no addresses.</summary>
    private static Address? Gateway(Fields fields) => Address.TryParse(fields.Text("data", "remoteGateway"), out var address) ? address : null;

    private static List<Prefix> Subnets(Fields fields, string key)
    {
        var prefixes = new List<Prefix>();
        foreach (var text in (fields.Text("data", key) ?? "").Split([',', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Prefix.TryParse(text, out var prefix, out _)) prefixes.Add(prefix);
            else if (!JsonElementReading.IsIpv6(text)) fields.Problem($"data.{key} holds what is not a prefix");
        }
        return prefixes;
    }
}
