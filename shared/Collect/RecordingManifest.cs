using System.Globalization;
using System.Text.Json;

namespace HybridDrift.Collect;

/// <summary>
/// <c>recording.json</c>: <c>site, taken, sources[]{name, completeness, problems[]{document?, where?, what}},
/// documents[]{path, source, request, time, bytes, sha256, exitCode?}</c>. Optional: a folder filled by hand has none.
/// </summary>
internal sealed class RecordingManifest
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly List<(string Source, Problem Problem, bool OfSource)> problems = [];

    public string? Site { get; private init; }

    public DateTimeOffset? Taken { get; private init; }

    public IEnumerable<string> Paths => entries.Keys;

    public Entry? Find(string path) => entries.GetValueOrDefault(path);

    public IReadOnlyList<Problem> Problems => [.. problems.Select(p => p.Problem)];

    /// <summary>The problems of a document, and those of its source that name no document of a recording.</summary>
    public IEnumerable<Problem> ProblemsOf(string path) => problems
        .Where(p => p.Problem.Document == path || (p.OfSource && p.Source == RecordingLayout.SourceOf(path)))
        .Select(p => p.Problem);

    /// <summary>Null with a problem when it is not a manifest: then nothing is known of how complete the recording is.</summary>
    public static RecordingManifest? TryRead(ReadOnlyMemory<byte> content, out Problem? problem)
    {
        problem = null;
        try
        {
            using var json = JsonDocument.Parse(content.Span is [0xEF, 0xBB, 0xBF, ..] ? content[3..] : content, Options);
            return Read(json.RootElement);
        }
        // The elements throw an InvalidOperationException for a value of another type, and for text that is no Unicode.
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            problem = new(RecordingLayout.Manifest, "", "cannot be understood, so it is not known how complete the recording is");
            return null;
        }
    }

    private static RecordingManifest Read(JsonElement root)
    {
        var manifest = new RecordingManifest { Site = Text(root, "site"), Taken = Time(root, "taken") };
        foreach (var source in Items(root, "sources")) manifest.AddSource(source);
        foreach (var document in Items(root, "documents"))
        {
            var entry = new Entry(Get(document, "bytes")?.GetInt64(), Text(document, "sha256"), Get(document, "exitCode")?.GetInt32(), Time(document, "time"));
            // Told twice, it is not known which of the two is meant.
            if (!manifest.entries.TryAdd(Text(document, "path") ?? throw new FormatException(), entry)) throw new FormatException();
        }
        return manifest;
    }

    private void AddSource(JsonElement source)
    {
        var name = Text(source, "name") ?? throw new FormatException();
        if (!RecordingLayout.IsSource(name)) throw new FormatException();
        var before = problems.Count;
        foreach (var problem in Items(source, "problems"))
        {
            var document = Text(problem, "document") ?? RecordingLayout.Manifest;
            var ofSource = RecordingLayout.Recognise(document) is null or DocumentKind.Manifest;
            problems.Add((name, new(document, Text(problem, "where") ?? "", Text(problem, "what") ?? "is not complete"), ofSource));
        }
        var completeness = Text(source, "completeness")?.ToLowerInvariant() switch
        {
            null or "complete" => Completeness.Complete,
            "partial" => Completeness.Partial,
            "failed" => Completeness.Failed,
            "notconfigured" => Completeness.NotConfigured,
            _ => throw new FormatException(),
        };
        if (completeness == Completeness.Failed || (completeness == Completeness.Partial && problems.Count == before))
            problems.Add((name, new(RecordingLayout.Manifest, "", $"says that {name} was not read completely"), true));
    }

    private static IEnumerable<JsonElement> Items(JsonElement element, string name) => Get(element, name) is { } array ? array.EnumerateArray() : [];

    private static JsonElement? Get(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string? Text(JsonElement element, string name) => Get(element, name)?.GetString();

    private static DateTimeOffset? Time(JsonElement element, string name) =>
        Text(element, name) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal) : null;

    /// <summary>What the manifest says of one document.</summary>
    internal sealed record Entry(long? Bytes, string? Sha256, int? ExitCode, DateTimeOffset? Time);
}
