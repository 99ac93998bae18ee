using System.Text.RegularExpressions;

namespace HybridDrift.Sites.Parse.StrongSwan;

/// <summary>
/// The lines of the block <c>Connections:</c>. Each starts with a name, which is that of the child on <c>child:</c> lines,
/// so these belong to the connection above them whatever their name.
/// </summary>
internal sealed class ConnectionLines(LocatedProblems problems)
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex Hosts = new(
        @"^(?<name>.+?):\s+(?<local>\S.*?)\.\.\.(?<remote>\S.*?)\s+(?<version>IKE\S+?)( Aggressive)?(, dpddelay=[0-9]+s)?$", Linear);

    private static readonly Regex Authentication = new(
        @"^(?<name>.+?):\s+(?<side>local|remote):\s+(\[(?<id>.*)\]\s+)?uses\s.*$", Linear);

    private static readonly Regex Credential = new(@"^(?<name>.+?):\s+(ca|im-ca|cert|ocsp|crl|group):\s.*$", Linear);

    private static readonly Regex Child = new(
        @"^(?<name>.+?):\s+child:\s+(?<selectors>.*===.*?)\s+(?<mode>[A-Z][A-Z0-9_]*)(, dpdaction=.+)?$", Linear);

    private readonly List<IpsecConnection> connections = [];
    private readonly List<IpsecConnectionChild> children = [];

    /// <summary>False when the line is none of this block.</summary>
    public bool TryRead(int number, string line) => TryChild(line) || TryAuthentication(line) || TryHosts(number, line);

    public IReadOnlyList<IpsecConnection> ToList()
    {
        CloseChildren();
        return connections;
    }

    private bool TryHosts(int number, string line)
    {
        if (Hosts.Match(line) is not { Success: true, Groups: var groups }) return false;
        CloseChildren();
        connections.Add(new()
        {
            Name = groups["name"].Value,
            LocalHost = groups["local"].Value,
            RemoteHost = groups["remote"].Value,
            IkeVersion = groups["version"].Value,
            Origin = problems.Line(number),
        });
        return true;
    }

    private bool TryAuthentication(string line)
    {
        var match = Authentication.Match(line);
        if (!match.Success) return Credential.Match(line) is { Success: true } credential && IsOfLast(credential);
        if (!IsOfLast(match)) return false;
        var last = connections[^1];
        var id = match.Groups["id"] is { Success: true } group ? group.Value : null;
        connections[^1] = match.Groups["side"].Value == "local"
            ? last with { LocalId = last.LocalId ?? id }
            : last with { RemoteId = last.RemoteId ?? id };
        return true;
    }

    private bool TryChild(string line)
    {
        if (connections.Count == 0 || Child.Match(line) is not { Success: true, Groups: var groups }) return false;
        if (SelectorText.TryParsePair(groups["selectors"].Value) is not var (local, remote)) return false;
        children.Add(new(groups["name"].Value, local, remote, groups["mode"].Value));
        return true;
    }

    private bool IsOfLast(Match match) => connections.Count > 0 && connections[^1].Name == match.Groups["name"].Value;

    private void CloseChildren()
    {
        if (children.Count == 0) return;
        connections[^1] = connections[^1] with { Children = [.. children] };
        children.Clear();
    }
}
