using System.Globalization;
using System.Xml.Linq;
using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Nsx;

/// <summary>
/// The <c>l2Vpn</c> feature, as server or as client. Older versions extend one interface, newer ones several
/// sub-interfaces. User names, passwords and certificates are not looked at.
/// </summary>
internal static class L2VpnParser
{
    public static readonly L2Vpn Off = new(false, null, null, null, null, []);

    public static Reading<L2Vpn> Parse(XElement edge, string document)
    {
        var problems = new List<Problem>();
        var feature = edge.Element("features")?.Once("l2Vpn", edge.At(document), problems);
        if (feature is null || !feature.Flag("enabled", absent: false, document, problems)) return Reading.Of(Off, document, problems);
        var sites = feature.Elements("l2VpnSites").Elements("l2VpnSite").ToArray();
        var server = sites.Elements("server").Elements("configuration").FirstOrDefault();
        var client = sites.Elements("client").Elements("configuration").FirstOrDefault();
        if (server is null && client is null) problems.Add(feature.At(document).Problem("is on, and is neither the server nor the client of an extension that is known"));
        var listener = Listener(server, document, problems);
        if (client is not null && client.Text("serverAddress") is null) problems.Add(client.At(document).Problem("has no <serverAddress>"));
        return Reading.Of(new L2Vpn(true, listener, Port(server, "serverPort", document, problems), client?.Text("serverAddress"), Port(client, "serverPort", document, problems),
            [.. sites.SelectMany(s => Extended(s, document, problems))]), document, problems);
    }

    private static Address? Listener(XElement? server, string document, List<Problem> problems)
    {
        if (server is null) return null;
        if (Address.TryParse(server.Text("listenerIp") ?? server.Element("listenerIps")?.Text("listenerIp"), out var address)) return address;
        problems.Add(server.At(document).Problem("<listenerIp> is not an address"));
        return null;
    }

    private static int? Port(XElement? configuration, string name, string document, List<Problem> problems)
    {
        if (configuration?.Text(name) is not { } text) return null;
        if (ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0) return port;
        problems.Add(configuration.At(document).Problem($"<{name}> is not a port"));
        return null;
    }

    /// <summary>The peers of a server, or the one thing that a client extends.</summary>
    private static IEnumerable<L2VpnSite> Extended(XElement site, string document, List<Problem> problems)
    {
        foreach (var peer in site.Elements("server").Elements("peerSites").Elements("peerSite"))
            yield return new(peer.Text("name") ?? "", peer.Flag("enabled", absent: true, document, problems), Vnics(peer), peer.At(document));
        foreach (var configuration in site.Elements("client").Elements("configuration"))
            yield return new("", true, Vnics(configuration), configuration.At(document));
        // Before peer sites came, a server had one interface of its own.
        foreach (var configuration in site.Elements("server").Elements("configuration").Where(c => c.Element("vnic") is not null))
            yield return new("", true, Vnics(configuration), configuration.At(document));
    }

    private static string[] Vnics(XElement element) =>
        [.. element.Texts("vnic").Concat(element.Elements("vnics").SelectMany(v => v.Texts("index").Concat(v.Texts("vnic")))).Select(v => v.StartsWith("vNic_", StringComparison.OrdinalIgnoreCase) ? v[5..] : v)];
}
