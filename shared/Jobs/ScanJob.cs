using System.Text.Json;
using System.Text.Json.Serialization;
using HybridDrift.Changes;
using HybridDrift.Storage;

namespace HybridDrift.Jobs;

/// <summary>What a scan was asked for by.</summary>
public enum ScanReason { Schedule, Manual, Ticket }

/// <summary>One scan of one site, asked for and not done yet.</summary>
/// <param name="Run">Id of the scan: 8 to 32 of <c>a-z 0-9</c>. The same job twice is one scan, because it has one id.</param>
/// <param name="Asked">A scan that began later than this shows what was asked for, whoever asked for it.</param>
/// <param name="Change">The revision of a ticket that asks for it.</param>
public sealed record ScanJob(string Run, string Site, ScanReason Reason, DateTimeOffset Asked, ChangeNotice? Change = null)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The message of the queue.</summary>
    public string ToMessage() => JsonSerializer.Serialize(this, Options);

    /// <returns>Null when the text is not the message of a job.</returns>
    public static ScanJob? TryRead(string message)
    {
        try
        {
            return JsonSerializer.Deserialize<ScanJob>(message, Options) is { } job && IsSound(job) ? job : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Who can write to the queue can still not name a place of their choice in the store.</summary>
    private static bool IsSound(ScanJob job) =>
        ReportManifest.IsRun(job.Run) && PlanLibrary.IsSite(job.Site) && (job.Change is not { } change || (ChangeNotice.IsNumber(change.Number) && ChangeNotice.IsNumber(change.System)));
}
