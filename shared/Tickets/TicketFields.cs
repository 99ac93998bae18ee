using System.Globalization;
using System.Text.RegularExpressions;

namespace HybridDrift.Tickets;

/// <summary>The forms that fields of tickets have in common.</summary>
internal static partial class TicketFields
{
    /// <summary>What one ticket names at most.</summary>
    private const int MostScope = 100;

    private static readonly string[] Zoned = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mmzzz"];

    private static readonly string[] Utc = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm'Z'"];

    public const string NumberForm = "1 to 60 of A-Z, a-z, 0-9, '_' and '-'";

    public static bool IsSysId(string text) => SysId().IsMatch(text);

    public static bool IsIssueKey(string text) => text.Length <= 60 && IssueKey().IsMatch(text);

    /// <summary>A time of RFC 3339, or as Jira writes it; one without a zone could be any.</summary>
    public static DateTimeOffset? Time(TicketNode node)
    {
        if (node.Text() is not { } text) return null;
        if (DateTimeOffset.TryParseExact(text, Utc, null, DateTimeStyles.AssumeUniversal, out var time) || DateTimeOffset.TryParseExact(text, Zoned, null, DateTimeStyles.None, out time)) return time.ToUniversalTime();
        node.Add("must be a time with its zone, such as 2026-11-21T18:00:00Z");
        return null;
    }

    /// <summary>As ServiceNow keeps times: UTC, without saying so.</summary>
    public static DateTimeOffset? UtcTime(TicketNode node)
    {
        if (node.Text() is not { } text) return null;
        if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd HH:mm:ss", null, DateTimeStyles.AssumeUniversal, out var time)) return time;
        node.Add("must be a time such as 2026-11-21 18:00:00, in UTC: the value of the field, not what is displayed");
        return null;
    }

    /// <summary>Names, each once, in the order of the ticket.</summary>
    public static IReadOnlyList<string> Scope(TicketNode at, IEnumerable<string> names)
    {
        var scope = names.Select(n => n.Trim()).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        if (scope.Length > MostScope) at.Add($"names more than {MostScope} things");
        else if (!scope.All(n => Name().IsMatch(n))) at.Add("holds something that is no name: 1 to 80 of A-Z, a-z, 0-9, blank and . _ : / -");
        else return scope;
        return [];
    }

    [GeneratedRegex(@"\A[0-9a-f]{32}\z")] private static partial Regex SysId();

    [GeneratedRegex(@"\A[A-Z][A-Z0-9_]{0,40}-[1-9][0-9]{0,15}\z")] private static partial Regex IssueKey();

    [GeneratedRegex(@"\A[A-Za-z0-9._:/-]([A-Za-z0-9._:/ -]{0,78}[A-Za-z0-9._:/-])?\z")] private static partial Regex Name();
}
