using System.Text.Json;
using System.Text.Json.Serialization;
using HybridDrift.Checks;
using HybridDrift.Collect;
using HybridDrift.Flows.Proofs;

namespace HybridDrift.Web.Pages;

/// <summary>What a kept report said: read again, not judged again, so that a comparison is of what people were told.</summary>
internal sealed record KeptAnswers(string SchemaVersion, KeptHash Plan, IReadOnlyList<KeptSource> Sources, IReadOnlyList<KeptAnswer> Results, IReadOnlyList<KeptFlow> Flows, IReadOnlyList<KeptNever> Nevers)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <returns>Null when it is not a report of a form that is known.</returns>
    public static KeptAnswers? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<KeptAnswers>(json, Options) is { } answers && answers.SchemaVersion.StartsWith("1.", StringComparison.Ordinal) && Unique(answers) ? answers : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What flows and prohibitions turned out to be, by what they are called.</summary>
    public IReadOnlyDictionary<string, HopVerdict> Proofs =>
        Flows.Select(f => (f.Name, f.Verdict)).Concat(Nevers.Select(n => (Name: $"nothing from {n.From} to {n.To}", n.Verdict)))
            .GroupBy(p => p.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(p => p.Verdict).First(), StringComparer.Ordinal);

    public bool SawEverything => Sources.All(s => s.Completeness is not (Completeness.Partial or Completeness.Failed));

    private static bool Unique(KeptAnswers answers) => answers.Results.DistinctBy(r => r.Identity).Count() == answers.Results.Count;
}

internal sealed record KeptSource(string Name, Completeness Completeness);

internal sealed record KeptHash(string Sha256);

internal sealed record KeptAnswer(string Identity, string Check, string Title, Status Status, string Reason, Severity Severity, string Asset, string Subject, string Expected, string Actual);

internal sealed record KeptFlow(string Name, HopVerdict Verdict);

internal sealed record KeptNever(string From, string To, HopVerdict Verdict);
