using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.StrongSwan;

/// <summary>
/// Problems by line number. Lines are never quoted: what is not understood may be a secret that was printed by mistake.
/// </summary>
internal sealed class LocatedProblems(string document)
{
    private const int MaxReported = 50;

    private readonly List<Problem> reported = [];
    private int unreported;

    public Origin Line(int number) => new(document, $"line {number}");

    public Origin At(string path) => new(document, path);

    public void Add(int number, string what) => Add(Line(number), what);

    public void Add(Origin origin, string what)
    {
        if (reported.Count < MaxReported) reported.Add(origin.Problem(what));
        else unreported++;
    }

    public IReadOnlyList<Problem> ToList() =>
        unreported == 0 ? reported : [.. reported, new(document, "", $"and {unreported} problems more")];
}
