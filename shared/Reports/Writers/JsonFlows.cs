using System.Text.Json;

namespace HybridDrift.Reports.Writers;

/// <summary>The flows of a report, and what must never be reached.</summary>
internal static class JsonFlows
{
    public static void Write(Utf8JsonWriter json, Report report)
    {
        json.WriteStartArray("flows");
        foreach (var flow in report.Flows) Flow(json, flow);
        json.WriteEndArray();
        json.WriteStartArray("nevers");
        foreach (var never in report.Nevers) Never(json, never);
        json.WriteEndArray();
    }

    private static void Flow(Utf8JsonWriter json, ReportFlow flow)
    {
        json.WriteStartObject();
        json.WriteString("name", flow.Name);
        json.WriteString("kind", flow.Kind);
        json.WriteString("packets", flow.Packets);
        json.WriteString("verdict", flow.Verdict.ToString());
        json.WriteString("reason", flow.Reason);
        json.WriteStartArray("hops");
        foreach (var hop in flow.Hops)
        {
            json.WriteStartObject();
            json.WriteString("hop", hop.Hop);
            json.WriteString("what", hop.What);
            json.WriteString("verdict", hop.Verdict.ToString());
            json.WriteString("note", hop.Note);
            json.WriteBoolean("inSight", hop.InSight);
            Evidence(json, "decidedBy", hop.DecidedBy);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        Parts(json, flow.Parts, flow.MoreParts);
        json.WriteEndObject();
    }

    private static void Never(Utf8JsonWriter json, ReportNever never)
    {
        json.WriteStartObject();
        json.WriteString("from", never.From);
        json.WriteString("to", never.To);
        json.WriteString("because", never.Because);
        json.WriteString("verdict", never.Verdict.ToString());
        json.WriteString("reason", never.Reason);
        Parts(json, never.Parts, never.MoreParts);
        json.WriteEndObject();
    }

    private static void Parts(Utf8JsonWriter json, IReadOnlyList<ReportPart> parts, int more)
    {
        json.WriteStartArray("parts");
        foreach (var part in parts)
        {
            json.WriteStartObject();
            json.WriteString("way", part.Back ? "back" : "there");
            json.WriteString("fate", JsonNamingPolicy.CamelCase.ConvertName(part.Fate.ToString()));
            json.WriteString("where", part.Where);
            json.WriteString("reason", part.Reason);
            json.WriteString("packets", part.Packets);
            json.WriteString("example", part.Example);
            json.WriteStartArray("trace");
            foreach (var step in part.Trace)
            {
                json.WriteStartObject();
                json.WriteString("device", step.Device);
                json.WriteString("packet", step.Packet);
                Evidence(json, "decidedBy", step.DecidedBy);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteNumber("moreParts", more);
    }

    public static void Evidence(Utf8JsonWriter json, string name, IReadOnlyList<ReportEvidence> items)
    {
        json.WriteStartArray(name);
        foreach (var evidence in items)
        {
            json.WriteStartObject();
            json.WriteString("document", evidence.Document);
            json.WriteString("path", evidence.Path);
            json.WriteString("sha256", evidence.Sha256);
            json.WriteString("excerpt", evidence.Excerpt);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
