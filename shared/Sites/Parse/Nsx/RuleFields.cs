using System.Globalization;
using System.Xml.Linq;
using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Nsx;

/// <summary>Fields that NAT rules, firewall rules, routes and applications spell in the same way.</summary>
internal static class RuleFields
{
    private static readonly IntervalSet WithPorts = new[] { Protocols.Tcp, Protocols.Udp, 33, Protocols.Sctp, 136 }
        .Aggregate(IntervalSet.Empty, (set, number) => set.Union(Protocols.Only(number)));

    /// <summary>Null for an unknown protocol. ICMPv6 says nothing about IPv4 packets.</summary>
    public static IntervalSet? Protocol(string text) =>
        text.ToLowerInvariant() is "icmpv6" or "ipv6-icmp" or "ipv6icmp" ? IntervalSet.Empty : Protocols.TryParse(text);

    public static bool IsIcmp(IntervalSet protocol) => protocol.Equals(Protocols.Only(Protocols.Icmp));

    /// <summary>Ports mean something for every packet of the protocol.</summary>
    public static bool HasPorts(IntervalSet protocol) => protocol.IsSubsetOf(WithPorts);

    /// <summary>
    /// Interface index as a text: <c>0</c> and <c>vNic_0</c> name the same one; <c>gre-1</c> and the like stay as they
    /// are; null for any.
    /// </summary>
    public static string? Vnic(XElement element, Origin origin, List<Problem> problems)
    {
        var text = element.Text("vnic");
        if (text is null || text.Equals("any", StringComparison.OrdinalIgnoreCase)) return null;
        var index = text.StartsWith("vnic_", StringComparison.OrdinalIgnoreCase) ? text[5..] : text;
        if (ushort.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number.ToString();
        var lower = text.ToLowerInvariant();
        if (lower == "nat64" || (lower.Split('-') is ["gre" or "vti", var tunnel] && ushort.TryParse(tunnel, NumberStyles.None, CultureInfo.InvariantCulture, out _))) return lower;
        problems.Add(origin.Problem("<vnic> names no interface that is known"));
        return null;
    }
}
