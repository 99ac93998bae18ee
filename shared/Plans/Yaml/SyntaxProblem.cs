using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace HybridDrift.Plans.Yaml;

/// <summary>What the YAML parser did not understand, in words for the author of the plan.</summary>
internal static class SyntaxProblem
{
    public static void Add(Exception error, string text, ParsingEvent? last, OpenNode? innermost, ProblemList problems)
    {
        var mark = (error as YamlException)?.Start ?? last?.End ?? Mark.Empty;
        var (line, column) = (Math.Max(1, (int)mark.Line), Math.Max(1, (int)mark.Column));
        if (Tab(text, line, IsTab(error)) is { } tab)
            problems.Add(tab.Line, tab.Column, "a tab stands in the indentation", "YAML is indented with spaces only");
        else if (IsQuoting(error))
            problems.Add(line, column, "a quoted text is not understood",
                "end it with the quote that it starts with, and write \\ twice or use single quotes");
        else if (innermost is { IsFlow: true })
            problems.Add(innermost.Line, innermost.Column,
                $"this '{(innermost.IsMap ? '{' : '[')}' has no end or holds what is not YAML{Where(error)}",
                "close the bracket, and put commas between the items");
        else
            problems.Add(line, column, $"this is not YAML: {Reason(error)}",
                "indent with spaces, write 'key: value', and quote texts with special characters");
    }

    private static string Where(Exception error) => error is YamlException { Start.Line: > 0 and var line } ? $", noticed on line {line}" : "";

    private static bool IsQuoting(Exception error) => error.Message.Contains("quoted scalar", StringComparison.Ordinal);

    /// <summary>The parser's own words. They hold no text of the file.</summary>
    private static string Reason(Exception error) => error is YamlException && error.Message.Length > 0
        ? char.ToLowerInvariant(error.Message[0]) + error.Message[1..].TrimEnd('.')
        : "the structure breaks off";

    private static bool IsTab(Exception error) => error.Message.Contains(" tab ", StringComparison.Ordinal);

    /// <summary>
    /// The first tab in the indentation of the line that is complained about or the one after it; anywhere below when
    /// the parser names the tab, for it then points at the start of the map that the tab stands in.
    /// </summary>
    private static (int Line, int Column)? Tab(string text, int line, bool isNamed)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var number = line; number <= Math.Min(isNamed ? lines.Length : line + 1, lines.Length); number++)
        {
            var indentation = lines[number - 1].AsSpan()[..^lines[number - 1].AsSpan().TrimStart(" \t").Length];
            if (indentation.IndexOf('\t') is >= 0 and var tab) return (number, tab + 1);
        }
        return null;
    }
}
