namespace HybridDrift.Addresses;

/// <summary>Numbers as devices write them, and what to say of those that are none.</summary>
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

    /// <summary>A slip of the pen is quoted; what is none, such as a password in the wrong field, is not.</summary>
    public static string Quote(string text) =>
        text.Length <= 40 && text.All(c => char.IsAsciiDigit(c) || c is '.' or '/' or '-' or ':' or ' ') ? $"'{text}'" : $"a text of {text.Length} characters";
}
