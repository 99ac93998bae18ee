using System.Net;
using System.Net.Sockets;

namespace HybridDrift.Addresses;

/// <summary>
/// What an address text of a live system stands for: <c>any</c>, an address, a CIDR (host bits masked), a range
/// <c>a-b</c>, or a comma list of these. IPv6 is recognised and kept apart: it says nothing about IPv4 packets.
/// </summary>
public sealed record AddressText(AddressSet Addresses, bool HasIpv6)
{
    /// <summary>Null when some part is none of these; <paramref name="problem"/> then names that part.</summary>
    public static AddressText? TryParse(string text, out string? problem)
    {
        problem = null;
        var found = new List<IntervalSet.Interval>();
        var ipv6 = false;
        // A list may be as long as the document allows: no part is kept longer than it is looked at.
        foreach (var place in text.AsSpan().Split(','))
        {
            var part = text.AsSpan(place).Trim().ToString();
            if (part.Equals("any", StringComparison.OrdinalIgnoreCase)) found.Add(new(0, uint.MaxValue));
            else if (Prefix.TryParse(part, out var prefix, out _)) found.Add(new(prefix.Network.Value, prefix.Last.Value));
            else if (Range(part) is { } range) found.Add(range);
            else if (IsIpv6(part)) ipv6 = true;
            else
            {
                problem = part.Length == 0 ? "an address is empty" : $"{Digits.Quote(part)} is not an address, prefix, range or 'any'";
                return null;
            }
        }
        return new(new(IntervalSet.Of(found)), ipv6);
    }

    private static IntervalSet.Interval? Range(string part)
    {
        var ends = part.Split('-', StringSplitOptions.TrimEntries);
        return ends.Length == 2 && Address.TryParse(ends[0], out var first) && Address.TryParse(ends[1], out var last) && first <= last
            ? new(first.Value, last.Value)
            : null;
    }

    /// <summary>An address, a CIDR or a range.</summary>
    private static bool IsIpv6(string part)
    {
        var slash = part.IndexOf('/');
        if (slash >= 0) return IsIpv6Address(part[..slash]) && Prefix.PrefixLength(part.AsSpan(slash + 1), 128) is not null;
        var ends = part.Split('-', StringSplitOptions.TrimEntries);
        return ends.Length <= 2 && ends.All(IsIpv6Address);
    }

    /// <summary>Hexadecimal groups, no brackets, port or zone, which the runtime takes as well.</summary>
    private static bool IsIpv6Address(string text) =>
        text.Contains(':') && text.All(c => char.IsAsciiHexDigit(c) || c is ':' or '.')
        && IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6;
}
