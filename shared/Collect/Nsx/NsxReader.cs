using System.Collections.Concurrent;
using System.Xml.Linq;

namespace HybridDrift.Collect.Nsx;

/// <summary>Reads documents, and keeps what came of them until the deadline.</summary>
internal sealed class NsxReader(NsxClient client, NsxSettings settings, TimeProvider time, IProgress<string>? progress, CancellationToken deadline, CancellationToken cancellation)
{
    private readonly ConcurrentDictionary<string, NsxDocument> documents = new(StringComparer.Ordinal);

    public IEnumerable<NsxDocument> Documents => documents.Values.OrderBy(d => d.Path, StringComparer.Ordinal);

    /// <summary>Asks, and keeps nothing yet.</summary>
    /// <exception cref="OperationCanceledException">The scan was cancelled.</exception>
    public async Task<NsxDocument> AskAsync(string path, string request)
    {
        try
        {
            var answer = await client.GetAsync(request, deadline);
            return NsxDocument.Of(path, $"GET {request}", answer, time.GetUtcNow());
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested && deadline.IsCancellationRequested)
        {
            return NsxDocument.Failed(path, $"GET {request}",
                $"it was not read: the {settings.Deadline.TotalMinutes:0.#} minutes that reading NSX Manager may take were over; allow more, or look why it answers slowly", time.GetUtcNow());
        }
    }

    /// <summary>Keeps a document in the place of one of the same path.</summary>
    public XElement? Keep(NsxDocument document)
    {
        documents[document.Path] = document;
        progress?.Report(document.Path);
        return document.Root;
    }

    public async Task<XElement?> ReadAsync(string path, string request) => Keep(await AskAsync(path, request));

    /// <summary>Adds to what is wrong with a document.</summary>
    public void Add(Problem problem) => documents.AddOrUpdate(problem.Document,
        path => new(path, "", null, [problem], time.GetUtcNow()), (_, old) => old with { Problems = [.. old.Problems, problem] });
}
