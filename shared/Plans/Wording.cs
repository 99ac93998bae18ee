using System.Globalization;

namespace HybridDrift.Plans;

/// <summary>How texts of a plan file appear in problems.</summary>
internal static class Wording
{
    private const int LongestQuote = 60;

    /// <summary>In quotes, shortened, and without characters that a terminal would obey or that show as something else.</summary>
    public static string Quote(string text)
    {
        var visible = new string([.. text.Where(IsVisible).Take(LongestQuote + 1)]);
        return visible.Length <= LongestQuote ? $"'{visible}'" : $"'{visible[..LongestQuote]}…'";
    }

    public static string List(IEnumerable<string> names) => string.Join(", ", names);

    /// <summary>What would be right for a name that is not known: the one that was probably meant, or else all of them.</summary>
    public static string MeantOrKnown(string name, IReadOnlyCollection<string> known) => Meant(name, known) ?? Known(known);

    /// <summary>The same for names that the plan chooses, where it helps to see all.</summary>
    public static string MeantAndKnown(string name, IReadOnlyCollection<string> known) =>
        Meant(name, known) is { } meant ? $"{meant} {Known(known)}" : Known(known);

    private static string? Meant(string name, IEnumerable<string> known) =>
        NearestName.Of(name, known) is { } nearest ? $"did you mean '{nearest}'?" : null;

    private static string Known(IReadOnlyCollection<string> known) => known.Count > 0 ? $"known: {List(known)}" : "none is known";

    // Pairs of surrogates could be cut in the middle, so they are left out as a whole.
    private static bool IsVisible(char c) => char.GetUnicodeCategory(c) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
