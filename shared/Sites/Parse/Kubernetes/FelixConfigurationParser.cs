using System.Text.Json;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Kubernetes;

internal static class FelixConfigurationParser
{
    /// <summary>Newer Calico has a list of ranges of routing tables, older one range.</summary>
    public static FelixConfiguration? Parse(JsonElement configuration, Origin origin, List<Problem> problems) => Fields.Read(configuration, origin, problems, fields =>
        new FelixConfiguration(fields.Name(), fields.Filled("spec", "nodeSelector"), fields.Flag("spec", "ipipEnabled"), fields.Whole("spec", "ipipMTU"),
            fields.Whole("spec", "vxlanMTU"), fields.Address("spec", "natOutgoingAddress"), fields.Filled("spec", "natOutgoingExclusions") ?? "IPPoolsOnly",
            fields.Filled("spec", "natPortRange"), fields.Filled("spec", "iptablesNATOutgoingInterfaceFilter"), fields.Flag("spec", "bpfEnabled") ?? false,
            fields.Flag("spec", "removeExternalRoutes") ?? true, fields.Prefixes("spec", "externalNodesList"),
            [.. fields.Items("spec", "routeTableRanges").Append(fields.Part("spec", "routeTableRange")).OfType<Fields>().Select(Range)],
            fields.Filled("spec", "programClusterRoutes"), origin));

    private static RouteTableRange Range(Fields range)
    {
        var (first, last) = (range.Whole("min"), range.Whole("max"));
        if (first is null || last is null) range.Problem("has no min and max");
        return new(first ?? 0, last ?? 0);
    }
}
