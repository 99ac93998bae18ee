using System.Text.Json;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Kubernetes;

internal static class BlockAffinityParser
{
    /// <summary>Null for an IPv6 block. <c>deleted</c> is a text in v1 and a boolean in v3; <c>type</c> is absent before there were virtual ones.</summary>
    public static BlockAffinity? Parse(JsonElement affinity, Origin origin, List<Problem> problems) => Fields.Read(affinity, origin, problems, fields =>
    {
        if (fields.IsIpv6("spec", "cidr")) return null;
        return new BlockAffinity(fields.Name(), fields.Needed("spec", "node"), fields.NeededPrefix("spec", "cidr"), fields.Needed("spec", "state"),
            fields.Flag("spec", "deleted") ?? false, fields.Filled("spec", "type") == "virtual", origin);
    });
}
