using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using HybridDrift.Checks;
using HybridDrift.Collect;

namespace HybridDrift.Reports.Writers;

/// <summary>The report as JSON: the source of truth for machines. Equal reports are equal bytes.</summary>
public static class JsonReportWriter
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>UTF-8, with a final line break.</summary>
    public static byte[] Write(Report report)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options)) Report(json, report);
        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Report(Utf8JsonWriter json, Report report)
    {
        json.WriteStartObject();
        json.WriteString("schemaVersion", Reports.Report.SchemaVersion);
        json.WriteString("site", report.Site);
        json.WriteString("run", report.Run);
        json.WriteString("scanned", Timestamp.Text(report.Scanned));
        json.WriteString("taken", report.Taken is { } taken ? Timestamp.Text(taken) : null);
        Hash(json, "plan", report.PlanSha256);
        Hash(json, "recording", report.RecordingSha256);
        json.WriteString("verdict", report.Verdict.ToString());
        json.WriteStartObject("coverage");
        json.WriteNumber("decided", report.Decided);
        json.WriteNumber("planned", report.Planned);
        json.WriteEndObject();
        Counts(json, report);
        json.WriteStartArray("sources");
        foreach (var source in report.Sources) Source(json, source);
        json.WriteEndArray();
        Problems(json, "notes", report.Notes);
        json.WriteStartArray("results");
        foreach (var result in report.Results) Result(json, result);
        json.WriteEndArray();
        JsonFlows.Write(json, report);
        JsonChanges.Write(json, report);
        json.WriteEndObject();
    }

    private static void Hash(Utf8JsonWriter json, string name, string sha256)
    {
        json.WriteStartObject(name);
        json.WriteString("sha256", sha256);
        json.WriteEndObject();
    }

    private static void Counts(Utf8JsonWriter json, Report report)
    {
        json.WriteStartObject("counts");
        foreach (var status in Enum.GetValues<Status>()) json.WriteNumber(JsonNamingPolicy.CamelCase.ConvertName(status.ToString()), report.Count(status));
        json.WriteStartObject("failBySeverity");
        foreach (var severity in Enum.GetValues<Severity>())
            json.WriteNumber(JsonNamingPolicy.CamelCase.ConvertName(severity.ToString()), report.Findings.Count(f => f.Severity == severity));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Source(Utf8JsonWriter json, ReportSource source)
    {
        json.WriteStartObject();
        json.WriteString("name", source.Name);
        json.WriteString("completeness", source.Completeness.ToString());
        json.WriteNumber("documents", source.Documents);
        Problems(json, "problems", source.Problems);
        json.WriteEndObject();
    }

    private static void Problems(Utf8JsonWriter json, string name, IReadOnlyList<Problem> problems)
    {
        json.WriteStartArray(name);
        foreach (var problem in problems)
        {
            json.WriteStartObject();
            json.WriteString("document", problem.Document);
            json.WriteString("where", problem.Where);
            json.WriteString("what", problem.What);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Result(Utf8JsonWriter json, ReportResult result)
    {
        json.WriteStartObject();
        json.WriteString("check", result.Check);
        json.WriteString("clause", result.Clause);
        json.WriteString("title", result.Title);
        json.WriteString("status", result.Status.ToString());
        json.WriteString("reason", result.Reason);
        json.WriteString("severity", result.Severity.ToString());
        json.WriteString("asset", result.Asset);
        json.WriteString("subject", result.Subject);
        json.WriteString("drift", result.Drift is { } drift ? JsonNamingPolicy.CamelCase.ConvertName(drift.ToString()) : null);
        json.WriteString("expected", result.Expected);
        json.WriteString("actual", result.Actual);
        json.WriteString("why", result.Why);
        json.WriteString("fix", result.Fix);
        JsonFlows.Evidence(json, "evidence", result.Evidence);
        json.WriteString("identity", result.Identity);
        JsonChanges.ExpectedBy(json, result);
        json.WriteEndObject();
    }
}
