using System.Text.Json;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Kubernetes;

internal static class BgpFilterParser
{
    private enum Verdict { Accept, Reject }

    private static readonly string[] Known = ["action", "cidr", "matchOperator", "prefixLength", "interface", "source", "operations"];

    public static BgpFilter? Parse(JsonElement filter, Origin origin, List<Problem> problems) => Fields.Read(filter, origin, problems, fields =>
        new BgpFilter(fields.Name(), [.. fields.Items("spec", "importV4").Select(Rule)], [.. fields.Items("spec", "exportV4").Select(Rule)], origin));

    private static BgpFilterRule Rule(Fields rule)
    {
        if (rule.Choice<Verdict>("action") is not { } action)
        {
            rule.Needed("action");
            action = Verdict.Reject;
        }
        var (cidr, match) = (rule.Prefix("cidr"), rule.Choice<BgpMatch>("matchOperator"));
        if (rule.Has("cidr") != rule.Has("matchOperator")) rule.Problem("cidr and matchOperator stand together, one is missing");
        if (rule.IsIpv6("cidr")) rule.Problem("cidr is IPv6 among IPv4 rules");
        var (min, max) = (rule.Whole("prefixLength", "min"), rule.Whole("prefixLength", "max"));
        if (min > 32 || max > 32) rule.Problem("prefixLength is out of range: 0 to 32");
        return new(action == Verdict.Accept, cidr, match, min, max, rule.Filled("interface"), rule.Filled("source"), rule.Others(Known), rule.Origin);
    }
}
