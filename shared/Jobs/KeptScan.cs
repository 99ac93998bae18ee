using System.Security.Cryptography;
using System.Text;
using HybridDrift.Collect;
using HybridDrift.Plans;
using HybridDrift.Reports;

namespace HybridDrift.Jobs;

/// <summary>
/// All that a report is made of, kept before it is made: the plan, what was read, and when. Judged again, however much later and by
/// whomever, it gives the same report; so a job that is delivered twice, or was cut off in the middle, ends in one report.
/// </summary>
/// <param name="Started">When the scan began; the report bears this time.</param>
/// <param name="Plan">The plan file as it was then.</param>
/// <param name="Contents">Documents of the recording by path, its manifest included.</param>
/// <param name="Notes">What the reader of the documents had to say, besides.</param>
public sealed record KeptScan(
    string Site, string Run, DateTimeOffset Started, ReadOnlyMemory<byte> Plan, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Contents, IReadOnlyList<Problem> Notes)
{
    /// <summary>Planned changes that were being carried out then.</summary>
    public IReadOnlyList<OpenChange> Changes { get; init; } = [];

    public static KeptScan Of(string site, string run, DateTimeOffset started, ReadOnlyMemory<byte> plan, Recording recording)
    {
        var contents = recording.Documents.Select(d => (d.Path, d.Content)).ToDictionary(d => d.Path, d => d.Content, StringComparer.Ordinal);
        if (recording.Find(RecordingLayout.Manifest) is { } manifest) contents.Add(manifest.Path, manifest.Content);
        // What the documents say by themselves they will say again.
        return new(site, run, started, plan, contents, [.. recording.Notes.Except(Recording.Of(contents, []).Notes)]);
    }

    /// <summary>The report of this scan.</summary>
    /// <exception cref="PlanNotUsableException">Its plan is not a plan, or that of another site.</exception>
    public Report Judge() => Scan.Judge(ReadPlan(), ReadRecording(), Run, Started, changes: Changes);

    public Recording ReadRecording() => Recording.Of(Contents, Notes);

    /// <exception cref="PlanNotUsableException">It is not a plan, or that of another site.</exception>
    public ScanPlan ReadPlan() => ReadPlan(Site, Plan);

    /// <exception cref="PlanNotUsableException">It is not a plan, or that of another site.</exception>
    public static ScanPlan ReadPlan(string site, ReadOnlyMemory<byte> file)
    {
        var reading = PlanReader.Read(Encoding.UTF8.GetString(file.Span));
        if (reading.Plan is not { } plan) throw new PlanNotUsableException($"The plan of '{site}' has errors: {string.Join("; ", reading.Problems.Take(3))}");
        return plan.Site == site ? new(plan, file) : throw new PlanNotUsableException($"The plan that is kept for '{site}' is that of '{plan.Site}'.");
    }

    /// <summary>Lower-case hex.</summary>
    public string PlanSha256 => Convert.ToHexStringLower(SHA256.HashData(Plan.Span));
}

/// <summary>A site cannot be scanned by the plan that is kept for it.</summary>
public sealed class PlanNotUsableException(string message) : Exception(message);
