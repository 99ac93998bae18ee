using System.Net;
using System.Text.RegularExpressions;

namespace HybridDrift.Sites.Parse.StrongSwan;

/// <summary>One end of an IKE SA: <c>local  'id' @ 10.1.0.1[4500]</c>.</summary>
internal sealed record SwanctlPeer(bool IsLocal, string Id, string Host)
{
    private const string Between = "' @ ";

    private static readonly Regex Line = new(
        @"^(?<side>local|remote)\s+'(?<rest>.*)$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex Place = new(
        @"^(?<host>[^\s\[\]]+)\[[0-9]+\]( (EAP|XAuth): '.*')?( \[.*\])?$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>Ids are free text, and the peer chooses its own: when it looks like another end, nothing is read from it.</summary>
    public static SwanctlPeer? TryParse(string line)
    {
        if (Line.Match(line) is not { Success: true, Groups: var groups }) return null;
        var rest = groups["rest"].Value;
        SwanctlPeer? found = null;
        for (var end = rest.IndexOf(Between, StringComparison.Ordinal); end >= 0; end = rest.IndexOf(Between, end + 1, StringComparison.Ordinal))
        {
            if (Place.Match(rest[(end + Between.Length)..]) is not { Success: true } host || !IsHost(host.Groups["host"].Value)) continue;
            if (found is not null) return null;
            found = new(groups["side"].Value == "local", rest[..end], host.Groups["host"].Value);
        }
        return found;
    }

    public static bool IsHost(string text) =>
        text is "%any" or "%any6" || ((text.Contains('.') || text.Contains(':')) && IPAddress.TryParse(text, out _));
}
