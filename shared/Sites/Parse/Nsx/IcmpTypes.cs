using System.Globalization;
using HybridDrift.Addresses;

namespace HybridDrift.Sites.Parse.Nsx;

/// <summary>ICMP types by the names that NSX gives them (API guide; numbers: IANA).</summary>
internal static class IcmpTypes
{
    private static readonly Dictionary<string, int> Numbers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["echo-reply"] = 0,
        ["destination-unreachable"] = 3,
        ["source-quench"] = 4,
        ["redirect"] = 5,
        ["echo-request"] = 8,
        ["router-advertisement"] = 9,
        ["router-solicitation"] = 10,
        ["time-exceeded"] = 11,
        ["parameter-problem"] = 12,
        ["timestamp-request"] = 13,
        ["timestamp-reply"] = 14,
        ["address-mask-request"] = 17,
        ["address-mask-reply"] = 18,
    };

    /// <summary>The types, in the place of destination ports; all for an absent one; null for an unknown name.</summary>
    public static PortSet? TryParse(string? text) =>
        text is null || text.Equals("any", StringComparison.OrdinalIgnoreCase) ? PortSet.All
        : Numbers.TryGetValue(text, out var number) ? PortSet.Of(number)
        : byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var numeric) ? PortSet.Of(numeric)
        : null;
}
