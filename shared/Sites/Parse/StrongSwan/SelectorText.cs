using System.Globalization;
using System.Net;
using System.Net.Sockets;
using HybridDrift.Addresses;

namespace HybridDrift.Sites.Parse.StrongSwan;

/// <summary>
/// The selectors of one side of a tunnel, separated by blanks: <c>10.1.0.0/16 10.2.0.1..10.2.0.9[tcp/mysql]</c>.
/// strongSwan prints prefixes with their length and without host bits, so anything else is a text that was cut or changed.
/// </summary>
internal static class SelectorText
{
    /// <summary>Both sides of <c>LOCAL === REMOTE</c>; null when some part is no selector.</summary>
    public static (TrafficSelectors Local, TrafficSelectors Remote)? TryParsePair(string text)
    {
        var sides = text.Split("===");
        return sides.Length == 2 && TryParse(sides[0]) is { } local && TryParse(sides[1]) is { } remote ? (local, remote) : null;
    }

    public static TrafficSelectors? TryParse(string list)
    {
        var selectors = new List<TrafficSelector>();
        foreach (var text in list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (One(text) is not { } selector) return null;
            selectors.Add(selector);
        }
        return new(selectors);
    }

    private static TrafficSelector? One(string text)
    {
        var (rest, translation) = text.IndexOf('|') is >= 0 and var bar ? (text[..bar], text[(bar + 1)..]) : (text, "/0");
        var open = rest.IndexOf('[');
        if (open >= 0 && rest[^1] != ']') return null;
        if (Addresses(open < 0 ? rest : rest[..open]) is not { } addresses || !translation.Contains('/')) return null;
        // FreeBSD gateways print after a bar what the addresses are translated to; /0 is nothing.
        var selector = new TrafficSelector(text, addresses.Set, null, PortSet.All, addresses.IsUnresolved || translation != "/0");
        return open < 0 ? selector : Narrowed(selector, rest[(open + 1)..^1]);
    }

    private static (AddressSet Set, bool IsUnresolved)? Addresses(string text)
    {
        if (text == "dynamic") return (AddressSet.Empty, true);
        if (text.Split("..") is [var from, var to])
        {
            if (Address.TryParse(from, out var first) && Address.TryParse(to, out var last))
                return first <= last ? (AddressSet.Range(first, last), false) : null;
            return IsIpv6(from) && IsIpv6(to) ? (AddressSet.Empty, true) : null;
        }
        if (text.Split('/') is not [var network, var length]) return null;
        if (Prefix.TryParse(text, out var prefix, out var hadHostBits)) return hadHostBits ? null : (AddressSet.Of(prefix), false);
        return IsIpv6(network) && byte.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits <= 128
            ? (AddressSet.Empty, true)
            : null;
    }

    private static bool IsIpv6(string text) =>
        text.Contains(':') && IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6;

    /// <summary><c>tcp</c>, <c>tcp/mysql</c>, <c>17/500</c>, <c>tcp/8000-8010</c>.</summary>
    private static TrafficSelector? Narrowed(TrafficSelector selector, string restriction)
    {
        var slash = restriction.IndexOf('/');
        var name = slash < 0 ? restriction : restriction[..slash];
        if (name.Length == 0 || slash == restriction.Length - 1) return null;
        // A number alone is a protocol without a name, or a port of any protocol: nothing tells which.
        var isAmbiguous = slash < 0 && char.IsAsciiDigit(name[0]);
        var protocols = isAmbiguous ? null : Protocols.TryParse(name);
        if (protocols is not { Count: 1 }) return selector with { Ports = PortSet.Empty, IsUnresolved = true };
        selector = selector with { Protocol = (int)protocols.Min };
        if (slash < 0) return selector;
        var port = restriction[(slash + 1)..];
        if (selector.Protocol == Protocols.Icmp) return IcmpTypes(selector, port);
        if (!char.IsAsciiDigit(port[0]))
        {
            return ServiceNames.Port(port) is { } known
                ? selector with { Ports = PortSet.Of(known) }
                : selector with { Ports = PortSet.Empty, IsUnresolved = true };
        }
        return PortSet.TryParse(port, out _) is { } ports ? selector with { Ports = ports } : null;
    }

    /// <summary>
    /// <c>TYPE</c> is that type with code 0, <c>TYPE-TYPE(255)</c> whole types, and other forms choose among codes. Echo
    /// has no code but 0, so that both forms mean the same for it.
    /// </summary>
    private static TrafficSelector IcmpTypes(TrafficSelector selector, string text)
    {
        const string AllCodes = "(255)";
        var types = text is "0" or "8" ? text : text.EndsWith(AllCodes, StringComparison.Ordinal) && text.Contains('-') ? text[..^AllCodes.Length] : "";
        return PortSet.TryParse(types, out _) is { } known
            ? selector with { Ports = known }
            : selector with { Ports = PortSet.Empty, IsUnresolved = true };
    }
}
