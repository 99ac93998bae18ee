using System.Xml.Linq;
using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Nsx;

/// <summary><c>GET /api/4.0/edges/edge-N/ipsec/statistics</c>.</summary>
internal static class IpsecStatisticsParser
{
    public static readonly IpsecStatistics Nothing = new([]);

    public static Reading<IpsecStatistics> Parse(RecordedDocument document)
    {
        if (XmlText.Parse(document, out var problem, "ipsecStatusAndStats") is not { } root) return Reading.Failed(Nothing, problem!);
        var problems = new List<Problem>();
        var position = 0;
        var channels = root.Elements("siteStatistics").Select(s => Channel(s, s.At(document.Path, ++position), problems)).OfType<IpsecChannel>().ToArray();
        return Reading.Of(new IpsecStatistics(channels), document.Path, problems);
    }

    private static IpsecChannel? Channel(XElement site, Origin origin, List<Problem> problems)
    {
        if (site.Element("ikeStatus") is not { } ike)
        {
            problems.Add(origin.Problem("has no <ikeStatus>"));
            return null;
        }
        if (Up(ike, "channelStatus", origin, problems) is not { } up) return null;
        var tunnels = site.Elements("tunnelStats").Select(t => Tunnel(t, origin, problems)).OfType<IpsecTunnelState>().ToArray();
        return new(Address.TryParse(ike.Text("localIpAddress"), out var local) ? local : null, ike.Text("peerIpAddress") ?? "", ike.Text("peerId") ?? "",
            up, ike.Text("channelState") ?? "", tunnels, origin);
    }

    private static IpsecTunnelState? Tunnel(XElement tunnel, Origin origin, List<Problem> problems)
    {
        var local = AddressText.TryParse(tunnel.Text("localSubnet") ?? "", out var localProblem);
        var peer = AddressText.TryParse(tunnel.Text("peerSubnet") ?? "", out var peerProblem);
        if (local is null || peer is null) problems.Add(origin.Problem($"a tunnel's subnets: {localProblem ?? peerProblem}"));
        return local is null || peer is null || Up(tunnel, "tunnelStatus", origin, problems) is not { } up ? null
            : new(local.Addresses, peer.Addresses, up, tunnel.Text("tunnelState") ?? "");
    }

    private static bool? Up(XElement element, string name, Origin origin, List<Problem> problems)
    {
        bool? up = element.Text(name)?.ToLowerInvariant() switch { "up" => true, "down" => false, _ => null };
        if (up is null) problems.Add(origin.Problem($"<{name}> says neither up nor down"));
        return up;
    }
}
