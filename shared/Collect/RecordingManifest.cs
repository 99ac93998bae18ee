using System.Globalization;
using System.Text.Json;

namespace HybridDrift.Collect;

/// <summary>
/// <c>recording.json</c>: <c>site, taken, sources[]{name, completeness, problems[]{document?, where?, what}},
/// documents[]{path, source, request, time, bytes, sha256, exitCode?}</c>. Optional: a folder filled by hand has none.
/// </summary>
internal sealed class RecordingManifest
{
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly List<(string Source, Problem Problem)> problems = [];

    public string? Site { get; private init; }

    public DateTimeOffset? Taken { get; private init; }

    public IEnumerable<string> Paths => entries.Keys;

    public Entry? Find(string path) => entries.GetValueOrDefault(path);

    /// <summary>The problems of a document, and those of its source that name no document.</summary>
    public IEnumerable<Problem> ProblemsOf(string path) => problems
        .Where(p => p.Problem.Document == path || (p.Problem.Document == RecordingLayout.Manifest && p.Source == RecordingLayout.SourceOf(path)))
        .Select(p => p.Problem);

    /// <summary>Null with a problem when it is not a manifest: then nothing is known of how complete the recording is.</summary>
    public static RecordingManifest? TryRead(ReadOnlyMemory<byte> content, out Problem? problem)
    {
        problem = null;
        try
        {
            using var json = JsonDocument.Parse(content);
            return Read(json.RootElement);
        }
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
            manifest.entries[document.GetProperty("path").GetString() ?? throw new FormatException()] = new(
                document.TryGetProperty("bytes", out var bytes) ? bytes.GetInt64() : null,
                Text(document, "sha256"),
                document.TryGetProperty("exitCode", out var exit) && exit.ValueKind != JsonValueKind.Null ? exit.GetInt32() : null,
                Time(document, "time"));
        }
        return manifest;
    }

    private void AddSource(JsonElement source)
    {
        var name = source.GetProperty("name").GetString() ?? throw new FormatException();
        var completeness = Enum.Parse<Completeness>(Text(source, "completeness") ?? nameof(Completeness.Complete), ignoreCase: true);
        var before = problems.Count;
        foreach (var problem in Items(source, "problems"))
            problems.Add((name, new(Text(problem, "document") ?? RecordingLayout.Manifest, Text(problem, "where") ?? "", Text(problem, "what") ?? "is not complete")));
        if (completeness is Completeness.Partial or Completeness.Failed && problems.Count == before)
            problems.Add((name, new(RecordingLayout.Manifest, "", $"says that {name} was not read completely")));
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out var array) ? array.EnumerateArray() : default;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.GetString() : null;

    private static DateTimeOffset? Time(JsonElement element, string name) =>
        Text(element, name) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal) : null;

    /// <summary>What the manifest says of one document.</summary>
    internal sealed record Entry(long? Bytes, string? Sha256, int? ExitCode, DateTimeOffset? Time);
}
