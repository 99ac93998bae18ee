namespace HybridDrift.Local.Output;

/// <summary>Text for a terminal: what was read from a network may hold control sequences, and a terminal would obey them.</summary>
internal static class Plain
{
    public static string Text(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c));
}
