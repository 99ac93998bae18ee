using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Nsx;

/// <summary>
/// The free text of <c>extension</c>, settings of the form <c>name=value</c>: one that is not known may change what a
/// site protects, so it is a problem.
/// </summary>
/// <param name="HoldsTraffic">Of <c>add_spd</c>; null when it is not said.</param>
internal sealed record IpsecExtension(AddressSet Passthrough, bool? HoldsTraffic)
{
    public static IpsecExtension Read(string? text, Origin origin, List<Problem> problems)
    {
        var (passthrough, holds) = (AddressSet.Empty, (bool?)null);
        foreach (var (name, value) in Settings(text ?? ""))
        {
            switch (name.ToLowerInvariant())
            {
                case "add_spd" when value.ToLowerInvariant() is "on" or "off" or "yes" or "no":
                    holds = value.ToLowerInvariant() is "on" or "yes";
                    break;
                case "securelocaltrafficbyip" when Address.TryParse(value, out _) || value == "0":
                    break;
                case "passthroughsubnets" when AddressText.TryParse(value, out _) is { } subnets:
                    passthrough = passthrough.Union(subnets.Addresses);
                    break;
                default:
                    problems.Add(origin.Problem("<extension> holds a setting that is not known: it may change what is protected"));
                    break;
            }
        }
        return new(passthrough, holds);
    }

    /// <summary>A comma also separates the values of one setting: a part without a name goes on with the one before.</summary>
    private static List<(string Name, string Value)> Settings(string text)
    {
        var settings = new List<(string Name, string Value)>();
        foreach (var part in text.Split([',', ';', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=', 2, StringSplitOptions.TrimEntries) is [var name, var value]) settings.Add((name, value));
            else if (settings.Count > 0) settings[^1] = (settings[^1].Name, $"{settings[^1].Value},{part}");
            else settings.Add((part, ""));
        }
        return settings;
    }
}
