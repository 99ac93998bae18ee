namespace HybridDrift.Collect;

/// <summary>How much of what was asked for has been read.</summary>
public enum Completeness
{
    /// <summary>All of it: what is not in the value is not in the live system.</summary>
    Complete,

    /// <summary>Some: what is there is true, what is not there may be missing.</summary>
    Partial,

    /// <summary>Nothing that can be used.</summary>
    Failed,

    /// <summary>The live system does not serve it, proven by its own word.</summary>
    NotConfigured,
}

/// <summary>The part of a reading that does not depend on what was read.</summary>
public interface IReading
{
    Completeness Completeness { get; }

    IReadOnlyList<Problem> Problems { get; }

    /// <summary>The document that it comes from, for the reason of an Unknown.</summary>
    string Document { get; }
}

/// <summary>
/// A value that was read, with how complete it is and what went wrong. The value is never null: what failed holds an
/// empty one, and the completeness tells the two apart.
/// </summary>
public sealed record Reading<T>(T Value, Completeness Completeness, IReadOnlyList<Problem> Problems, string Document) : IReading
    where T : notnull
{
    public Reading<TOther> As<TOther>(TOther value) where TOther : notnull => new(value, Completeness, Problems, Document);
}

/// <summary>Ways to make a <see cref="Reading{T}"/>.</summary>
public static class Reading
{
    /// <summary>A person reads no more; a document that is nothing but noise may hold millions.</summary>
    public const int MostProblems = 100;

    /// <summary>Complete without problems, Partial with any.</summary>
    public static Reading<T> Of<T>(T value, string document, IReadOnlyList<Problem> problems) where T : notnull =>
        new(value, problems.Count == 0 ? Completeness.Complete : Completeness.Partial, Few(problems, document), document);

    public static Reading<T> Complete<T>(T value, string document) where T : notnull => new(value, Completeness.Complete, [], document);

    public static Reading<T> Failed<T>(T empty, Problem problem) where T : notnull =>
        new(empty, Completeness.Failed, [problem], problem.Document);

    public static Reading<T> NotConfigured<T>(T empty, string document, string why) where T : notnull =>
        new(empty, Completeness.NotConfigured, [new(document, "", why)], document);

    private static IReadOnlyList<Problem> Few(IReadOnlyList<Problem> problems, string document) => problems.Count <= MostProblems
        ? problems
        : [.. problems.Take(MostProblems), new(document, "", $"has {problems.Count - MostProblems} problems more")];
}
