using HybridDrift.Addresses;
using HybridDrift.Plans.Yaml;

namespace HybridDrift.Plans.Values;

/// <summary>Reads the ends of allowances and nevers.</summary>
internal sealed class PlaceValue(NetworkNames networks, IReadOnlyDictionary<string, Address?> vips, ProblemList problems)
{
    private const string Internet = "internet";

    public PlanPlace Read(PlanEntry? entry)
    {
        if (entry is null || ScalarValue.Read(entry.Value, "a network, 'internet', 'icp.master', 'icp.proxy', an address or a prefix", problems) is not { } scalar)
            return new("", []);
        var text = scalar.Text;
        if (text == Internet) return new(text, []);
        if (vips.TryGetValue(text, out var vip))
        {
            if (vip is null) problems.Add(scalar, $"this plan has no {text}", $"add '{text.Split('.')[1]}' under 'icp', or name another place");
            return new(text, vip is { } address ? [Prefix.Of(address, 32)] : []);
        }
        if (text.Length > 0 && (char.IsAsciiDigit(text[0]) || text.Contains('/') || AddressValue.IsIpv6(text)))
            return new(text, [PrefixValue.Read(scalar, "an IPv4 address or prefix", problems)]);
        if (!networks.Has(text))
            problems.Add(scalar, $"{Wording.Quote(text)} is neither an address nor a place of this plan", Wording.MeantAndKnown(text, Known));
        return new(text, networks.Prefixes(text));
    }

    private string[] Known => [Internet, .. vips.Where(v => v.Value is not null).Select(v => v.Key), .. networks.Known];
}
