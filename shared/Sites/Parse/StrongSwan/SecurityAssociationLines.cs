using System.Text.RegularExpressions;

namespace HybridDrift.Sites.Parse.StrongSwan;

/// <summary>
/// The lines of the blocks <c>Security Associations</c> and <c>Routed Connections</c>: <c>name[id]:</c> for an IKE SA,
/// <c>name{id}:</c> for a child, which belongs to the IKE SA above it (a routed one to none) whatever its name.
/// </summary>
internal sealed class SecurityAssociationLines(LocatedProblems problems)
{
    private static readonly Regex Line = new(
        @"^(?<name>.+?)(\[(?<ike>[0-9]+)\]|\{(?<child>[0-9]+)\}):\s+(?<rest>.+)$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private readonly List<IkeSa> sas = [];
    private readonly HashSet<(string Name, long Id)> known = [];
    private readonly List<ChildSa> children = [];
    private readonly Dictionary<(string Name, string Id), int> childPlaces = [];

    public int Count => sas.Count;

    /// <summary>An IKE SA has lines that only <c>statusall</c> prints.</summary>
    public bool HasDetails => sas.Exists(s => s.Version is not null);

    /// <summary>False when the line is none of these blocks, or belongs to an SA that is not there.</summary>
    public bool TryRead(int number, string line, bool routed)
    {
        if (Line.Match(line) is not { Success: true, Groups: var groups }) return false;
        var (name, rest) = (groups["name"].Value, groups["rest"].Value);
        if (groups["ike"] is { Success: true } ike) return !routed && TryIke(number, name, ike.Value, rest);
        return (routed || sas.Count > 0) && TryChild(number, name, groups["child"].Value, rest);
    }

    /// <summary>The children read since the last IKE SA, or since the start: these are the routed ones.</summary>
    public IReadOnlyList<ChildSa> TakeChildren()
    {
        IReadOnlyList<ChildSa> taken = [.. children];
        children.Clear();
        childPlaces.Clear();
        return taken;
    }

    public IReadOnlyList<IkeSa> ToList()
    {
        CloseLast();
        return sas;
    }

    private bool TryIke(int number, string name, string id, string rest)
    {
        if (IkeLines.TryFirst(name, id, rest, problems.Line(number)) is { } sa)
        {
            if (!known.Add((sa.Name, sa.Id))) problems.Add(number, "this IKE SA is listed a second time: the text seems to hold more than one output");
            if (sa.State == IkeState.Unknown) problems.Add(number, "the state of this IKE SA is none that is known");
            CloseLast();
            sas.Add(sa);
            return true;
        }
        if (sas.Count == 0 || sas[^1].Name != name || $"{sas[^1].Id}" != id || IkeLines.TryMore(sas[^1], rest) is not { } more) return false;
        sas[^1] = more;
        return true;
    }

    private bool TryChild(int number, string name, string id, string rest)
    {
        if (ChildLines.TryFirst(name, id, rest, problems.Line(number)) is { } child)
        {
            if (!childPlaces.TryAdd((name, id), children.Count)) return false;
            if (child.State == ChildState.Unknown) problems.Add(number, "the state of this child SA is none that is known");
            children.Add(child);
            return true;
        }
        if (!childPlaces.TryGetValue((name, id), out var place) || ChildLines.TryMore(children[place], rest) is not { } more) return false;
        children[place] = more;
        return true;
    }

    private void CloseLast()
    {
        if (sas.Count > 0) sas[^1] = sas[^1] with { Children = TakeChildren() };
    }
}
