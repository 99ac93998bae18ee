using System.Text.Json;
using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Kubernetes;

internal static class BgpConfigurationParser
{
    public static BgpConfiguration? Parse(JsonElement configuration, Origin origin, List<Problem> problems) => Fields.Read(configuration, origin, problems, fields =>
        new BgpConfiguration(fields.Name(), fields.Flag("spec", "nodeToNodeMeshEnabled"), fields.AsNumber("spec", "asNumber"),
            fields.Port("spec", "listenPort") is { } port and > 0 ? port : null, Prefixes(fields, "serviceClusterIPs"),
            Prefixes(fields, "serviceExternalIPs"), Prefixes(fields, "serviceLoadBalancerIPs"), Prefixes(fields, "prefixAdvertisements"),
            fields.Filled("spec", "programClusterRoutes"), origin));

    /// <summary>An entry without a CIDR advertises nothing.</summary>
    private static IReadOnlyList<Prefix> Prefixes(Fields fields, string list) => [.. fields.Items("spec", list).Select(i => i.Prefix("cidr")).OfType<Prefix>()];
}
