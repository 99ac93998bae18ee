using System.Text.RegularExpressions;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Routes;

/// <summary>
/// The BGP sessions in the output of <c>show protocols</c> and <c>show protocols all</c>, BIRD 1.6 and 2. Long names push
/// the columns aside, so they are split on blanks.
/// </summary>
internal static class BirdProtocolsParser
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private static readonly Regex Header = new(@"^name\s+proto\s+table\s+state\s+since\s+info\s*$", Options | RegexOptions.IgnoreCase);

    /// <summary>The time is a time, a date, or both, as BIRD is told to write it.</summary>
    private static readonly Regex Columns = new(
        @"^(?<name>\S+)\s+(?<proto>[A-Za-z]\S*)\s+(?<table>\S+)\s+(?<state>up|down|start|stop|flush)\s+(?<since>[0-9][0-9:.-]*(?:\s[0-9]{2}:[0-9:.]+)?)(?:\s+(?<info>.*))?$", Options);

    public static Reading<IReadOnlyList<BgpSession>> Parse(RecordedDocument document)
    {
        if (BirdReply.Read(document, out var problem) is not { } reply) return Reading.Failed<IReadOnlyList<BgpSession>>([], problem!);
        var sessions = new List<BgpSession>();
        var inTable = false;
        foreach (var line in reply.Lines)
        {
            if (Header.IsMatch(line.Text)) inTable = true;
            else if (!inTable) reply.NotUnderstood(line);
            // The details of "show protocols all".
            else if (!line.IsContinuation && !Row(line, reply, sessions)) reply.NotUnderstood(line);
        }
        return inTable
            ? Reading.Of<IReadOnlyList<BgpSession>>(sessions, document.Path, reply.Problems)
            : Reading.Failed<IReadOnlyList<BgpSession>>([], document.Problem("holds no table of protocols: it is not the output of 'birdcl show protocols'"));
    }

    private static bool Row(BirdLine line, BirdReply reply, List<BgpSession> sessions)
    {
        if (Columns.Match(line.Text) is not { Success: true } row) return false;
        if (row.Groups["proto"].Value != "BGP") return true;
        var name = row.Groups["name"].Value;
        if (BirdNames.IsIpv6(name)) return true;
        var (kind, peer, port) = BirdNames.Read(name);
        var info = row.Groups["info"].Value.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        sessions.Add(new(name, kind, peer, port, info.Length > 0 ? info[0] : row.Groups["state"].Value, row.Groups["since"].Value,
            info.Length > 1 ? info[1] : null, reply.Place(line)));
        return true;
    }
}
