using System.Text.Json;

namespace HybridDrift.Reports.Writers;

/// <summary>The planned changes of a report, written only where there are any.</summary>
internal static class JsonChanges
{
    public static void ExpectedBy(Utf8JsonWriter json, ReportResult result)
    {
        if (result.ExpectedBy.Count > 0) Texts(json, "expectedBy", result.ExpectedBy);
    }

    public static void Write(Utf8JsonWriter json, Report report)
    {
        if (report.Changes.Count > 0) Array(json, "changes", report.Changes, Change);
        if (report.Review is { } review) Review(json, review);
    }

    private static void Change(Utf8JsonWriter json, OpenChange change)
    {
        json.WriteString("system", change.System);
        json.WriteString("number", change.Number);
        json.WriteString("start", change.Start is { } start ? Timestamp.Text(start) : null);
        json.WriteString("end", change.End is { } end ? Timestamp.Text(end) : null);
        Texts(json, "scope", change.Scope);
        Texts(json, "unknownScope", change.UnknownScope);
    }

    private static void Review(Utf8JsonWriter json, ChangeReview review)
    {
        json.WriteStartObject("review");
        json.WriteString("system", review.System);
        json.WriteString("number", review.Number);
        json.WriteBoolean("canceled", review.Canceled);
        json.WriteString("verdict", review.Verdict.ToString());
        json.WriteString("reason", review.Reason);
        Texts(json, "scope", review.Scope);
        Texts(json, "unknownScope", review.UnknownScope);
        Before(json, review.Before);
        Array(json, "inScope", review.InScope, Changed);
        Array(json, "outOfScope", review.OutOfScope, Changed);
        Array(json, "notCompared", review.NotCompared, NotCompared);
        Texts(json, "notRecorded", review.NotRecorded);
        Array(json, "flows", review.Flows, Flow);
        Array(json, "gone", review.Gone, Finding);
        Array(json, "new", review.New, Finding);
        Array(json, "remaining", review.Remaining, Finding);
        json.WriteEndObject();
    }

    private static void Before(Utf8JsonWriter json, ReviewBaseline? before)
    {
        if (before is null)
        {
            json.WriteNull("before");
            return;
        }
        json.WriteStartObject("before");
        json.WriteString("run", before.Run);
        json.WriteString("time", Timestamp.Text(before.Time));
        json.WriteBoolean("late", before.Late);
        json.WriteEndObject();
    }

    private static void Changed(Utf8JsonWriter json, ReviewedChange change)
    {
        json.WriteString("asset", change.Asset);
        json.WriteString("area", change.Area);
        json.WriteString("subject", change.Subject);
        json.WriteString("before", change.Before);
        json.WriteString("after", change.After);
        json.WriteBoolean("certain", change.Certain);
        if (change.Count is not { } count) return;
        // Beyond what a JSON number can hold.
        json.WriteString("count", count.ToString());
        Texts(json, "packets", change.Packets);
        json.WriteNumber("morePackets", change.MorePackets);
    }

    private static void NotCompared(Utf8JsonWriter json, Flows.Difference.NotCompared one)
    {
        json.WriteString("asset", one.Asset);
        json.WriteString("area", one.Area);
        json.WriteString("reason", one.Reason);
    }

    private static void Flow(Utf8JsonWriter json, ReviewedFlow flow)
    {
        json.WriteString("name", flow.Name);
        json.WriteString("before", flow.Before?.ToString());
        json.WriteString("after", flow.After?.ToString());
        json.WriteString("turn", JsonNamingPolicy.CamelCase.ConvertName(flow.Turn.ToString()));
    }

    private static void Finding(Utf8JsonWriter json, ReviewedFinding finding)
    {
        json.WriteString("check", finding.Check);
        json.WriteString("severity", finding.Severity.ToString());
        json.WriteString("asset", finding.Asset);
        json.WriteString("subject", finding.Subject);
        json.WriteString("identity", finding.Identity);
        if (finding.InScope is { } inScope) json.WriteBoolean("inScope", inScope);
        else json.WriteNull("inScope");
        json.WriteBoolean("certain", finding.Certain);
    }

    private static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
