using System.Globalization;
using System.Text.Json;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Kubernetes;

/// <summary>Calico's CalicoNodeStatus, Calico 3.21 and later, its IPv4 half.</summary>
internal static class CalicoNodeStatusParser
{
    public static CalicoNodeStatus? Parse(JsonElement status, Origin origin, List<Problem> problems) => Fields.Read(status, origin, problems, fields => new CalicoNodeStatus(
        fields.Name(), fields.Needed("spec", "node"), fields.Texts("spec", "classes"), fields.Whole("spec", "updatePeriodSeconds") ?? 10,
        fields.Value<DateTimeOffset>(["status", "lastUpdated"], "a time", Time), fields.Filled("status", "agent", "birdV4", "state"),
        fields.Has("status", "bgp") ? [.. fields.Items("status", "bgp", "peersV4").Select(Session)] : null,
        fields.Has("status", "routes") ? [.. fields.Items("status", "routes", "routesV4").Select(Route)] : null, origin));

    private static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    private static BgpSession Session(Fields peer)
    {
        peer.Needed("peerIP");
        var kind = peer.Filled("type") switch
        {
            "NodeMesh" => BgpSessionKind.Mesh,
            "NodePeer" => BgpSessionKind.Node,
            "GlobalPeer" => BgpSessionKind.Global,
            _ => BgpSessionKind.Other,
        };
        return new($"{kind} {peer.Text("peerIP")}", kind, peer.Address("peerIP"), null, peer.Needed("state"), peer.Filled("since"), null, peer.Origin);
    }

    /// <summary>Where a route leads nowhere, the word for it stands in place of the interface.</summary>
    private static LiveRoute Route(Fields route)
    {
        var kind = route.Filled("interface") switch
        {
            "blackhole" => RouteKind.Blackhole,
            "unreachable" => RouteKind.Unreachable,
            "prohibit" or "prohibited" => RouteKind.Prohibit,
            _ => RouteKind.Unicast,
        };
        var gateway = route.Filled("gateway") is null or "N/A" ? null : route.Address("gateway");
        var (type, learned) = (route.Needed("type"), route.Filled("learnedFrom", "peerIP"));
        if (type is not ("FIB" or "RIB")) route.Problem("type is neither FIB nor RIB");
        return new(route.NeededPrefix("destination"), kind, kind == RouteKind.Unicast ? [new NextHop(gateway, route.Filled("interface"))] : [],
            route.Filled("learnedFrom", "sourceType"), learned is null ? null : route.Address("learnedFrom", "peerIP"), "main", null, type == "FIB", route.Origin);
    }
}
