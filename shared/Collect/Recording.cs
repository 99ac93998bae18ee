using System.Security.Cryptography;
using System.Text;

namespace HybridDrift.Collect;

/// <summary>
/// What was read from the live systems of one site at one time: documents with their evidence. A folder, a stored
/// recording and the live collectors all end here, so that a scan does not know which it was.
/// </summary>
public sealed class Recording
{
    private readonly Dictionary<string, RecordedDocument> documents;
    private readonly RecordingManifest? manifest;
    private readonly Problem? manifestProblem;

    private Recording(Dictionary<string, RecordedDocument> documents, RecordingManifest? manifest, Problem? manifestProblem, IReadOnlyList<Problem> notes)
    {
        (this.documents, this.manifest, this.manifestProblem, Notes) = (documents, manifest, manifestProblem, notes);
        Documents = [.. documents.Values.Where(d => d.Kind != DocumentKind.Manifest).OrderBy(d => d.Path, StringComparer.Ordinal)];
        Missing = [.. (manifest?.Paths ?? []).Concat((manifest?.Problems ?? []).Concat(notes).Select(n => n.Document))
            .Where(p => RecordingLayout.Recognise(p) is not (null or DocumentKind.Manifest) && !documents.ContainsKey(p)).Distinct().Order(StringComparer.Ordinal)];
        Sha256 = Hash(documents.Values);
    }

    /// <summary>When it was taken, if it says so.</summary>
    public DateTimeOffset? Taken => manifest?.Taken;

    /// <summary>The site that it says it is of.</summary>
    public string? Site => manifest?.Site;

    /// <summary>Over the paths and hashes of all documents, the manifest included; lower-case hex.</summary>
    public string Sha256 { get; }

    /// <summary>What a reader should know besides the documents: files that are none, and documents that could not be read.</summary>
    public IReadOnlyList<Problem> Notes { get; }

    /// <summary>In order of path, without the manifest.</summary>
    public IReadOnlyList<RecordedDocument> Documents { get; }

    /// <summary>Paths of documents that are promised and not there: the manifest lists them or says why they were not read, or they could not be read.</summary>
    public IReadOnlyList<string> Missing { get; }

    public RecordedDocument? Find(string path) => documents.GetValueOrDefault(path);

    /// <summary>
    /// Joins what was found. Paths that are none of the layout are notes. Content that differs from what the manifest
    /// says is not what was recorded; <see cref="ProblemsOf"/> says so.
    /// </summary>
    public static Recording Of(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> contents, IReadOnlyList<Problem> notes)
    {
        // A manifest that is there and cannot be read is not the same as none.
        var manifestProblem = notes.FirstOrDefault(n => n.Document == RecordingLayout.Manifest);
        var manifest = contents.TryGetValue(RecordingLayout.Manifest, out var bytes)
            ? RecordingManifest.TryRead(bytes, out manifestProblem)
            : null;
        var found = new Dictionary<string, RecordedDocument>(StringComparer.Ordinal);
        var all = new List<Problem>(notes);
        foreach (var (path, content) in contents.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            if (RecordingLayout.Recognise(path) is not { } kind)
            {
                all.Add(new(path, "", "is not a document of a recording and was not read"));
                continue;
            }
            var entry = manifest?.Find(path);
            if (manifest is not null && entry is null && kind != DocumentKind.Manifest) all.Add(new(path, "", "is not listed in recording.json: it was added since"));
            found[path] = new(path, kind, content, Convert.ToHexStringLower(SHA256.HashData(content.Span)), entry?.ExitCode, entry?.Time);
        }
        return new(found, manifest, manifestProblem, all);
    }

    /// <summary>The problems that the recording itself knows about a document: they make its reading less than complete.</summary>
    public IEnumerable<Problem> ProblemsOf(string path)
    {
        if (manifestProblem is not null) yield return manifestProblem;
        foreach (var problem in manifest?.ProblemsOf(path) ?? []) yield return problem;
    }

    /// <summary>Everything that the manifest says was not read, or not completely.</summary>
    public IReadOnlyList<Problem> Troubles => manifestProblem is null ? manifest?.Problems ?? [] : [manifestProblem];

    /// <summary>Why a document that is not there is missing, as far as that is known.</summary>
    public string? WhyMissing(string path) =>
        Notes.Concat(ProblemsOf(path)).FirstOrDefault(p => p.Document == path)?.What
        ?? ProblemsOf(path).FirstOrDefault()?.What
        ?? (Missing.Contains(path) ? "recording.json lists it" : null);

    /// <summary>Says that a document is not what was recorded; null when it is, or when no manifest tells.</summary>
    public Problem? Altered(RecordedDocument document)
    {
        if (manifest?.Find(document.Path) is not { } entry) return null;
        if (entry.Bytes is { } bytes && bytes != document.Content.Length)
            return document.Problem($"is {document.Content.Length} bytes long, but {bytes} were recorded: it has been altered or cut off since");
        return entry.Sha256 is { } sha256 && !sha256.Equals(document.Sha256, StringComparison.OrdinalIgnoreCase)
            ? document.Problem("has been altered since it was recorded: its SHA-256 is not the one in recording.json")
            : null;
    }

    private static string Hash(IEnumerable<RecordedDocument> documents)
    {
        var lines = documents.OrderBy(d => d.Path, StringComparer.Ordinal).Select(d => $"{d.Sha256}  {d.Path}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
    }
}
