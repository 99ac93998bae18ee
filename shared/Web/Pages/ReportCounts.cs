using System.Text.Json;
using HybridDrift.Checks;
using HybridDrift.Storage;

namespace HybridDrift.Web.Pages;

/// <summary>The figures of a report, for lists: they stand at the beginning of its JSON, and no more of it is read.</summary>
/// <param name="Fails">How many findings of each severity.</param>
internal sealed record ReportCounts(int Decided, int Planned, int Unknown, IReadOnlyDictionary<Severity, int> Fails)
{
    /// <summary>They end within the first thousand bytes.</summary>
    private const int Head = 4096;

    public int Findings => Fails.Values.Sum();

    public string Sentence => Findings == 0 ? "none" : string.Join(", ", Fails.Where(f => f.Value > 0).OrderBy(f => f.Key).Select(f => $"{f.Value} {f.Key.ToString().ToLowerInvariant()}"));

    /// <returns>Null when they cannot be read: opening the report tells why.</returns>
    public static async Task<ReportCounts?> ReadAsync(IObjectStore store, ReportManifest report, CancellationToken ct) =>
        report.Files.Any(f => f.Name == "report.json") && await store.ReadAsync(report.NameOf("report.json"), 0, Head, ct) is { } head ? Read(head.Content.Span) : null;

    /// <param name="head">The beginning of a report; it may end anywhere.</param>
    public static ReportCounts? Read(ReadOnlySpan<byte> head)
    {
        try
        {
            var json = new Utf8JsonReader(head, isFinalBlock: false, default);
            Coverage? coverage = null;
            while (json.Read())
            {
                if (json is not { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 }) continue;
                if (json.ValueTextEquals("coverage") && json.Read()) coverage = JsonSerializer.Deserialize<Coverage>(ref json, Options);
                else if (json.ValueTextEquals("counts") && json.Read())
                    return coverage is not null && JsonSerializer.Deserialize<Counts>(ref json, Options) is { FailBySeverity: var fails } counts ? new(coverage.Decided, coverage.Planned, counts.Unknown, fails) : null;
            }
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    private sealed record Coverage(int Decided, int Planned);

    private sealed record Counts(int Unknown, Dictionary<Severity, int> FailBySeverity);
}
