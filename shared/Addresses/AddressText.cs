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
        var sets = new List<AddressSet>();
        var ipv6 = false;
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.Equals("any", StringComparison.OrdinalIgnoreCase)) sets.Add(AddressSet.All);
            else if (Prefix.TryParse(part, out var prefix, out _)) sets.Add(AddressSet.Of(prefix));
            else if (Range(part) is { } range) sets.Add(range);
            else if (IsIpv6(part)) ipv6 = true;
            else
            {
                problem = part.Length == 0 ? "an address is empty" : $"'{Short(part)}' is not an address, prefix, range or 'any'";
                return null;
            }
        }
        return new(AddressSet.UnionOf(sets), ipv6);
    }

    private static AddressSet? Range(string part)
    {
        var ends = part.Split('-', StringSplitOptions.TrimEntries);
        return ends.Length == 2 && Address.TryParse(ends[0], out var first) && Address.TryParse(ends[1], out var last) && first <= last
            ? AddressSet.Range(first, last)
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

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
