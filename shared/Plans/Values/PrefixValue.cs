using System.Globalization;
using HybridDrift.Addresses;
using HybridDrift.Plans.Yaml;

namespace HybridDrift.Plans.Values;

internal static class PrefixValue
{
    public const string Wanted = "a prefix, such as 10.1.0.0/16";

    /// <summary>A network: address and length.</summary>
    public static Prefix Read(PlanNode node, ProblemList problems)
    {
        if (ScalarValue.Read(node, Wanted, problems) is not { } scalar) return default;
        if (Address.TryParse(scalar.Text, out var address))
            problems.Add(scalar, $"{Wording.Quote(scalar.Text)} has no prefix length", $"write {address}/32 for a single address, or the length of the network");
        return Read(scalar, "an IPv4 prefix", problems);
    }

    /// <summary>One address, which stands for itself, or a network.</summary>
    public static Prefix ReadAddressOrPrefix(PlanNode node, ProblemList problems) =>
        ScalarValue.Read(node, $"{AddressValue.Wanted}, or {PrefixValue.Wanted}", problems) is { } scalar
            ? Read(scalar, "an IPv4 address or prefix", problems)
            : default;

    public static Prefix Read(ScalarNode scalar, string title, ProblemList problems)
    {
        var text = scalar.Text;
        var slash = text.IndexOf('/');
        if (slash >= 0 && Address.TryParse(text[..slash], out var address) && !IsLength(text.AsSpan(slash + 1)))
            problems.Add(scalar, $"{Wording.Quote(text)} has no length from 0 to 32", $"write {address}/ and the length of the network");
        else if (!Prefix.TryParse(text, out var prefix, out var hasHostBits)) AddressValue.Report(scalar, title, problems);
        else if (hasHostBits) problems.Add(scalar, $"{Wording.Quote(text)} has host bits", $"the network is {prefix}");
        else return prefix;
        return default;
    }

    private static bool IsLength(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= 32 && (length == 0 ? text.Length == 1 : text[0] != '0');
}
