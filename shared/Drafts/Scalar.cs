namespace HybridDrift.Drafts;

/// <summary>Texts of other systems on their way into YAML.</summary>
internal static class Scalar
{
    /// <summary>A text that YAML reads as this text: a site <c>123</c> or <c>no</c> is quoted.</summary>
    public static string Of(string text) =>
        text.Length > 0 && char.IsAsciiLetterLower(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '/' or '_')
            && text is not ("true" or "false" or "null" or "yes" or "no" or "on" or "off" or "y" or "n")
            ? text
            : $"\"{text}\"";

    /// <summary>A name in a remark: nothing in it ends the line or means anything.</summary>
    public static string Remark(string name)
    {
        var clean = new string([.. name.Take(80).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '/' or '_' or ' ' ? c : '?')]).Trim();
        return clean.Length == 0 ? "without a name" : clean;
    }

    /// <summary>One value, or a list of them.</summary>
    public static string OneOrMore<T>(IReadOnlyCollection<T> values) => values.Count == 1 ? $"{values.First()}" : List(values);

    public static string List<T>(IEnumerable<T> values) => $"[{string.Join(", ", values)}]";
}
