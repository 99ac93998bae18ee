using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse;

/// <summary>
/// Turns documents of a recording into readings: says what is missing, what has been altered, and adds what the
/// recording itself knows to be incomplete. The parsers behind it see good documents only.
/// </summary>
internal sealed class DocumentReader(Recording recording)
{
    public Recording Recording => recording;

    public Reading<T> Read<T>(string path, T empty, Func<RecordedDocument, Reading<T>> parse) where T : notnull =>
        recording.Find(path) is { } document
            ? Read(document, empty, parse)
            : Reading.Failed(empty, Missing(path));

    public Reading<T> Read<T>(RecordedDocument document, T empty, Func<RecordedDocument, Reading<T>> parse) where T : notnull
    {
        if (recording.Altered(document) is { } altered) return Reading.Failed(empty, altered);
        var reading = parse(document);
        var known = recording.ProblemsOf(document.Path).ToArray();
        return known.Length == 0 ? reading : reading with
        {
            Completeness = reading.Completeness == Completeness.Complete ? Completeness.Partial : reading.Completeness,
            Problems = [.. reading.Problems, .. known],
        };
    }

    /// <summary>The document under one of its spellings: <c>.json</c>, <c>.yaml</c>, <c>.yml</c>; two of them at once are a problem.</summary>
    public Reading<T> ReadStructured<T>(string stem, T empty, Func<RecordedDocument, Reading<T>> parse) where T : notnull
    {
        var found = Spellings(stem).Select(recording.Find).OfType<RecordedDocument>().ToArray();
        return found.Length switch
        {
            1 => Read(found[0], empty, parse),
            0 => Reading.Failed(empty, Missing(Spellings(stem).FirstOrDefault(recording.Missing.Contains) ?? stem + ".json")),
            _ => Reading.Failed(empty, found[0].Problem($"is there twice, also as {found[1].Path}: keep one")),
        };
    }

    private static string[] Spellings(string stem) => [stem + ".json", stem + ".yaml", stem + ".yml"];

    private Problem Missing(string path) => new(path, "", "is not in the recording" + (recording.WhyMissing(path) is { } why ? $": {why}" : ""));
}
