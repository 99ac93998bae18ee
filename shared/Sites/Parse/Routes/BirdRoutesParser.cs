using System.Text.RegularExpressions;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Routes;

/// <summary>
/// The output of <c>show route</c> and <c>show route all</c>. BIRD 1.6 has the next hop on the line of the route, BIRD 2,
/// and both for a route that is shared, on lines of their own behind it.
/// </summary>
internal static class BirdRoutesParser
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private static readonly Regex Header = new(@"^Table (\S+):\s*$", Options);

    /// <summary>Without a destination it is another route to that of the route before it.</summary>
    private static readonly Regex Route = new(
        @"^(?<dst>\S+)?\s+(?<to>via .+?|dev .+?|unicast|multipath|blackhole|unreachable|prohibited|prohibit)\s+\[(?<proto>\S+)\s(?<since>[^\]]*)\](?<rest>.*)$", Options);

    private static readonly Regex Hop = new(@"^\s+(?<hop>(?:via|dev)\s.+)$", Options);

    /// <summary>The details of "show route all", such as <c>BGP.as_path: 65001</c>, and what is too long for one line of them.</summary>
    private static readonly Regex Attribute = new(@"^(?:\s+[A-Za-z][\w. -]*:|\t\t)", Options);

    public static Reading<IReadOnlyList<LiveRoute>> Parse(RecordedDocument document)
    {
        if (BirdReply.Read(document, out var problem) is not { } reply) return Reading.Failed<IReadOnlyList<LiveRoute>>([], problem!);
        var table = new BirdRouteTable(reply);
        foreach (var line in reply.Lines)
        {
            if (Header.Match(line.Text) is { Success: true } header) table.Start(header.Groups[1].Value);
            else if (Route.Match(line.Text) is { Success: true } route) table.Add(line, route);
            else if (Hop.Match(line.Text) is { Success: true } hop) table.Add(line, hop.Groups["hop"].Value);
            else if (!Attribute.IsMatch(line.Text)) reply.NotUnderstood(line);
        }
        var routes = table.Finish();
        if (routes.Count == 0 && !table.HasIpv6 && !reply.HasGreeting)
            return Reading.Failed<IReadOnlyList<LiveRoute>>([], document.Problem("holds no route and no greeting of BIRD: it is not the output of 'birdcl show route'"));
        return Reading.Of<IReadOnlyList<LiveRoute>>(routes, document.Path, reply.Problems);
    }
}
