namespace HybridDrift.Addresses;

/// <summary>IP protocol numbers (IANA) and the names that devices print for them.</summary>
public static class Protocols
{
    public const int Icmp = 1, Tcp = 6, Udp = 17, Gre = 47, Esp = 50, Ah = 51, Sctp = 132;

    public static readonly IntervalSet All = IntervalSet.Of(0, 255);

    private static readonly (string Name, int Number)[] Known =
    [
        ("icmp", Icmp), ("igmp", 2), ("ipip", 4), ("ipencap", 4), ("tcp", Tcp), ("udp", Udp), ("gre", Gre), ("esp", Esp),
        ("ipv6-crypt", Esp), ("ah", Ah), ("ipv6-auth", Ah), ("ospf", 89), ("ospfigp", 89), ("pim", 103), ("vrrp", 112), ("l2tp", 115), ("sctp", Sctp),
    ];

    public static IntervalSet Only(int number) => IntervalSet.Of((uint)number, (uint)number);

    /// <summary>Reads a name as in /etc/protocols, a number, or <c>any</c>; null for what is none of them.</summary>
    public static IntervalSet? TryParse(string text)
    {
        if (text.Equals("any", StringComparison.OrdinalIgnoreCase)) return All;
        if (Digits.TryParse(text, 255) is { } number) return Only(number);
        var known = Array.FindIndex(Known, k => k.Name.Equals(text, StringComparison.OrdinalIgnoreCase));
        return known < 0 ? null : Only(Known[known].Number);
    }

    public static string Name(uint number)
    {
        var known = Array.FindIndex(Known, k => k.Number == number);
        return known < 0 ? $"ip-proto-{number}" : Known[known].Name;
    }

    public static string Text(IntervalSet protocols) =>
        protocols.IsEmpty ? "none" : protocols.Equals(All) ? "any" : string.Join("|", protocols.Intervals.Select(i => i.First == i.Last ? Name(i.First) : $"ip-proto-{i.First}-{i.Last}"));
}
