using System.Xml.Linq;
using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Nsx;

/// <summary>The tunnel interfaces of a gateway: of route-based IPsec sites (<c>vti-1</c>), and of GRE tunnels (<c>gre-1</c>).</summary>
internal static class TunnelInterfacesParser
{
    public static IEnumerable<EdgeInterface> Parse(XElement edge, string document, List<Problem> problems)
    {
        var ipsec = edge.Elements("features").Elements("ipsec").FirstOrDefault();
        var on = ipsec is not null && ipsec.Flag("enabled", absent: false, document, []);
        var position = 0;
        foreach (var site in ipsec?.Elements("sites").Elements("site") ?? [])
        {
            var up = on && site.Flag("enabled", absent: true, document, []);
            if (OfSite(site, up, site.At(document, ++position), up ? problems : []) is { } tunnel) yield return tunnel;
        }
        position = 0;
        foreach (var gre in edge.Elements("tunnels").Concat(edge.Elements("features").Elements("tunnels")).Elements("tunnel"))
        {
            var origin = gre.At(document, ++position);
            var up = gre.Flag("enabled", absent: true, document, problems);
            yield return Interface(gre.Text("label") ?? $"gre-{gre.Text("tunnelId")}", gre.Text("name"), up,
                gre.Elements("tunnelInterface").Elements("tunnelAddresses").SelectMany(a => a.Texts("tunnelAddress")), origin, up ? problems : []);
        }
    }

    /// <summary>Null for a site without one.</summary>
    public static EdgeInterface? OfSite(XElement site, bool up, Origin origin, List<Problem> problems) => site.Element("tunnelInterface") is { HasElements: true } element
        ? Interface(element.Text("label") ?? "", site.Text("name"), up, element.Texts("ipAddress"), origin, problems)
        : null;

    private static EdgeInterface Interface(string label, string? name, bool up, IEnumerable<string> addresses, Origin origin, List<Problem> problems)
    {
        var subnets = new List<InterfaceSubnet>();
        foreach (var text in addresses)
        {
            if (Prefix.TryParse(text, out var prefix, out _) && Address.TryParse(text.Split('/')[0], out var address)) subnets.Add(new(prefix, [address]));
            else if (!JsonElementReading.IsIpv6(text)) problems.Add(origin.Problem("the address of its tunnel interface is not an address with a prefix length"));
        }
        if (label.Length == 0) problems.Add(origin.Problem("its tunnel interface has no <label>"));
        return new(label.ToLowerInvariant(), name ?? "", null, InterfaceKind.Tunnel, up, null, subnets, origin);
    }
}
