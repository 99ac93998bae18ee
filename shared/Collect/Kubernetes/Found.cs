namespace HybridDrift.Collect.Kubernetes;

/// <summary>What has been read of a cluster so far.</summary>
internal sealed class Found(string cluster, TimeProvider time, IProgress<CollectedDocument>? progress)
{
    private readonly Lock gate = new();
    private readonly List<CollectedDocument> documents = [];
    private readonly List<Problem> problems = [];

    /// <summary>The content of a document that has been read; null for one that has not.</summary>
    public ReadOnlyMemory<byte>? Content(string name)
    {
        lock (gate) return documents.FirstOrDefault(d => d.Path == Path(name))?.Content;
    }

    /// <param name="name">Of the document in the folder of the cluster.</param>
    public void Add(string name, ReadOnlyMemory<byte> content, string request, int? exitCode = null)
    {
        var document = new CollectedDocument(Path(name), content, request, time.GetUtcNow(), exitCode);
        lock (gate) documents.Add(document);
        progress?.Report(document);
    }

    public void AddProblemOf(string name, string what, string where = "")
    {
        lock (gate) problems.Add(new(Path(name), where, what));
    }

    public void AddHidden(string name, string where) =>
        AddProblemOf(name, "something in it looks like a secret and was left out, so that it is not known what it says", where);

    /// <summary>Of the cluster as a whole when it names no document.</summary>
    public void AddProblem(string document, string what)
    {
        lock (gate) problems.Add(new(document, "", what));
    }

    public CollectedSource ToSource() => new(cluster, [.. documents.OrderBy(d => d.Path, StringComparer.Ordinal)], [.. problems.OrderBy(p => p.Document, StringComparer.Ordinal)]);

    private string Path(string name) => $"{cluster}/{name}";
}
