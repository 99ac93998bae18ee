using System.Text.RegularExpressions;

namespace HybridDrift.Sites.Parse.StrongSwan;

/// <summary><c>--pretty</c> is <c>--raw</c> with a line for each thing: put together again, it is read as that.</summary>
internal static class ViciPretty
{
    private static readonly Regex KeyValue = new(
        @"^(?<key>[a-z][a-z0-9-]*) = (?<value>.*)$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>Each message on the line where it starts; all other lines as they are.</summary>
    public static IEnumerable<(int Number, string Text)> Join(IEnumerable<(int Number, string Text)> lines)
    {
        var (message, start, open) = (new List<string>(), 0, 0);
        foreach (var (number, line) in lines)
        {
            if (open == 0 && line is not ("list-sa event {" or "list-sas reply {"))
            {
                yield return (number, line);
                continue;
            }
            if (open == 0) start = number;
            var pair = KeyValue.Match(line);
            message.Add(pair.Success ? $"{pair.Groups["key"].Value}={pair.Groups["value"].Value}" : line);
            if (!pair.Success) open += line.EndsWith('{') ? 1 : line == "}" ? -1 : 0;
            if (open > 0) continue;
            yield return (start, string.Join(' ', message));
            message.Clear();
        }
        if (message.Count > 0) yield return (start, string.Join(' ', message));
    }
}
