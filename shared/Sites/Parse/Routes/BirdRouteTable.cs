using System.Text.RegularExpressions;
using HybridDrift.Addresses;

namespace HybridDrift.Sites.Parse.Routes;

/// <summary>Puts the lines of a table of BIRD together to routes.</summary>
internal sealed partial class BirdRouteTable(BirdReply reply)
{
    private readonly List<LiveRoute> routes = [];
    private readonly List<NextHop> hops = [];
    private string? table;
    private LiveRoute? open;
    private string? destination;

    /// <summary>The lines behind a route that is left out belong to it.</summary>
    private bool skips;

    /// <summary>Routes of IPv6 were among them: they are kept apart.</summary>
    public bool HasIpv6 { get; private set; }

    public void Start(string name)
    {
        Close();
        (table, destination, skips) = (name, null, false);
    }

    public void Add(BirdLine line, Match route)
    {
        Close();
        if (route.Groups["dst"].Success) destination = route.Groups["dst"].Value;
        skips = !Prefix.TryParse(destination, out var prefix, out _);
        if (skips)
        {
            if (destination is not null && JsonElementReading.IsIpv6(destination)) HasIpv6 = true;
            else reply.NotUnderstood(line);
            return;
        }
        var (to, protocol) = (route.Groups["to"].Value, route.Groups["proto"].Value);
        var kind = to switch
        {
            "blackhole" => RouteKind.Blackhole,
            "unreachable" => RouteKind.Unreachable,
            "prohibited" or "prohibit" => RouteKind.Prohibit,
            _ => RouteKind.Unicast,
        };
        // "from" names the peer when it is another than the next hop; else the name of the session does.
        var from = From().Match(route.Groups["since"].Value) is { Success: true } match && Address.TryParse(match.Groups[1].Value, out var told) ? told : BirdNames.Read(protocol).Peer;
        open = new(prefix, kind, [], protocol, from, table, null, route.Groups["rest"].Value.TrimStart().StartsWith('*'), reply.Place(line));
        if (to.Contains(' ')) Add(line, to);
    }

    public void Add(BirdLine line, string hop)
    {
        if (skips) return;
        var match = Hop().Match(hop);
        if (open is null || !match.Success) reply.NotUnderstood(line);
        else if (match.Groups["dev"].Success) hops.Add(new(null, match.Groups["dev"].Value));
        else if (Address.TryParse(match.Groups["via"].Value, out var gateway))
            hops.Add(new(gateway, match.Groups["on"].Value, match.Groups["more"].Value.Contains("onlink", StringComparison.Ordinal)));
        else reply.NotUnderstood(line);
    }

    public IReadOnlyList<LiveRoute> Finish()
    {
        Close();
        return routes;
    }

    private void Close()
    {
        if (open is null) return;
        if (open.Kind == RouteKind.Unicast && hops.Count == 0) reply.Problems.Add(open.Origin.Problem("has no next hop: the text seems to be cut off"));
        else routes.Add(open with { NextHops = [.. hops] });
        hops.Clear();
        open = null;
    }

    [GeneratedRegex(@"^(?:dev (?<dev>\S+)|via (?<via>\S+) on (?<on>\S+))(?<more>(?: (?:onlink|weight [0-9]+|mpls [0-9/]+))*)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Hop();

    [GeneratedRegex(@"\bfrom (\S+)", RegexOptions.CultureInvariant)] private static partial Regex From();
}
