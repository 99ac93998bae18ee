using System.Text.Json;
using HybridDrift.Addresses;
using HybridDrift.Collect;
using HybridDrift.Sites.Parse.Kubernetes;

namespace HybridDrift.Sites.Parse.Routes;

/// <summary>The output of <c>ip -j route</c>, of the main table or of all.</summary>
internal static class KernelRoutesParser
{
    public static Reading<IReadOnlyList<LiveRoute>> Parse(RecordedDocument document)
    {
        if (DocumentText.Utf8(document, out var problem) is not { } text) return Reading.Failed<IReadOnlyList<LiveRoute>>([], problem!);
        if (DocumentText.Describe(text.Span) is { } plain) return Reading.Failed<IReadOnlyList<LiveRoute>>([], document.Problem(plain));
        try
        {
            using var json = JsonDocument.Parse(text, new() { MaxDepth = 16 });
            return json.RootElement.ValueKind == JsonValueKind.Array
                ? Read(json.RootElement, document)
                : Reading.Failed<IReadOnlyList<LiveRoute>>([], document.Problem("is not a list: it is not the output of 'ip -j route'"));
        }
        catch (JsonException e)
        {
            return Reading.Failed<IReadOnlyList<LiveRoute>>([], new(document.Path, $"line {e.LineNumber + 1}", "is not valid JSON: it may be cut off, or written without -j"));
        }
        catch (InvalidOperationException)
        {
            return Reading.Failed<IReadOnlyList<LiveRoute>>([], document.Problem("holds an escape sequence that is no character"));
        }
    }

    private static Reading<IReadOnlyList<LiveRoute>> Read(JsonElement list, RecordedDocument document)
    {
        var (routes, problems) = (new List<LiveRoute>(), new List<Problem>());
        if (document.ExitCode is not (null or 0)) problems.Add(document.Problem($"the command ended with exit code {document.ExitCode}: routes may be missing"));
        var index = 0;
        foreach (var item in list.EnumerateArray())
            if (Fields.Read(item, new(document.Path, $"[{index++}]"), problems, Route) is { } route) routes.Add(route);
        return Reading.Of<IReadOnlyList<LiveRoute>>(routes, document.Path, problems);
    }

    /// <summary>Null for a route of IPv6, and for one without destination, which is a problem by then.</summary>
    private static LiveRoute? Route(Fields fields)
    {
        var destination = fields.Needed("dst");
        if (destination.Length == 0 || JsonElementReading.IsIpv6(destination) || (destination == "default" && fields.IsIpv6("gateway"))) return null;
        var prefix = destination == "default" ? Prefix.Of(default, 0) : fields.NeededPrefix("dst");
        var kind = Kind(fields);
        IReadOnlyList<NextHop> hops = fields.Has("nexthops") ? [.. fields.Items("nexthops").Select(Hop)] : kind is RouteKind.Unicast ? [Hop(fields)] : [];
        if (hops.Any(h => h is { Gateway: null, Interface: null })) fields.Problem("has neither a gateway nor a device");
        return new(prefix, kind, hops, fields.Filled("protocol"), null, fields.Filled("table") ?? "main", fields.Whole("metric"), true, fields.Origin);
    }

    private static NextHop Hop(Fields hop)
    {
        if (hop.Has("via")) hop.Problem("its next hop is one of IPv6");
        var flags = hop.Texts("flags");
        return new(hop.Address("gateway"), hop.Filled("dev"), flags.Contains("onlink"), flags.Contains("linkdown") || flags.Contains("dead"));
    }

    private static RouteKind Kind(Fields fields)
    {
        switch (fields.Filled("type"))
        {
            case null or "unicast": return RouteKind.Unicast;
            case "blackhole": return RouteKind.Blackhole;
            case "unreachable": return RouteKind.Unreachable;
            case "prohibit": return RouteKind.Prohibit;
            case "throw": return RouteKind.Throw;
            case "local" or "broadcast" or "anycast" or "multicast": return RouteKind.Local;
            default:
                fields.Problem("is of a type that is not known");
                return RouteKind.Unicast;
        }
    }
}
