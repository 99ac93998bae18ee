using System.Globalization;

namespace HybridDrift.Sites.Parse.StrongSwan;

/// <summary>The SAs that swanctl lists, in either form: what is odd among them is a problem.</summary>
internal sealed class SwanctlSas(LocatedProblems problems)
{
    private readonly List<IkeSa> sas = [];
    private readonly HashSet<(string Name, long Id)> known = [];

    /// <summary>An SA with all its children.</summary>
    public void Add(IkeSa sa)
    {
        if (!known.Add((sa.Name, sa.Id))) problems.Add(sa.Origin, "this IKE SA is listed a second time: the text seems to hold more than one output");
        if (sa.State == IkeState.Unknown) problems.Add(sa.Origin, "the state of this IKE SA is none that is known");
        foreach (var twice in sa.Children.GroupBy(c => (c.Name, c.Id)).SelectMany(same => same.Skip(1)))
            problems.Add(twice.Origin, "this child SA is listed a second time: the text seems to hold more than one output");
        foreach (var child in sa.Children) Check(child);
        sas.Add(sa);
    }

    public IpsecStatus ToStatus() => new() { IkeSas = sas };

    public static IkeState Ike(string text) => Enum.TryParse<IkeState>(Word(text), ignoreCase: true, out var state) ? state : IkeState.Unknown;

    public static ChildState Child(string text) => Enum.TryParse<ChildState>(Word(text), ignoreCase: true, out var state) ? state : ChildState.Unknown;

    public static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private void Check(ChildSa child)
    {
        if (child.State == ChildState.Unknown) problems.Add(child.Origin, "the state of this child SA is none that is known");
        // Before they are agreed on there may be none.
        if (child is { HasSelectors: true, State: ChildState.Installed } && (child.Local.All.Count == 0 || child.Remote.All.Count == 0))
            problems.Add(child.Origin, "one side of this child SA has no selector");
    }

    /// <summary>A number would pass for the state that has it.</summary>
    private static string? Word(string text) => text.All(char.IsAsciiLetterUpper) ? text : null;
}
