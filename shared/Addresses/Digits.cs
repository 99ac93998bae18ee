namespace HybridDrift.Addresses;

/// <summary>Numbers as devices write them.</summary>
internal static class Digits
{
    /// <summary>ASCII digits, nothing else; the parsers of the runtime also take trailing NUL characters.</summary>
    public static int? TryParse(ReadOnlySpan<char> text, int maximum)
    {
        var value = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit(digit)) return null;
            value = value * 10 + (digit - '0');
            if (value > maximum) return null;
        }
        return text.IsEmpty ? null : value;
    }
}
