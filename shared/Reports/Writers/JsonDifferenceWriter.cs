using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using HybridDrift.Flows.Difference;

namespace HybridDrift.Reports.Writers;

/// <summary>The difference of two recordings as JSON. Equal differences are equal bytes.</summary>
public static class JsonDifferenceWriter
{
    private const string SchemaVersion = "1.0";

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>UTF-8, with a final line break.</summary>
    /// <param name="before">SHA-256 of the recording.</param>
    public static byte[] Write(SiteDifference difference, string before, string after)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options)) Difference(json, difference, before, after);
        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Difference(Utf8JsonWriter json, SiteDifference difference, string before, string after)
    {
        json.WriteStartObject();
        json.WriteString("schemaVersion", SchemaVersion);
        json.WriteString("before", before);
        json.WriteString("after", after);
        json.WriteNumber("compared", difference.Compared);
        json.WriteStartArray("changes");
        foreach (var change in difference.Changes) Change(json, change);
        json.WriteEndArray();
        json.WriteStartArray("cannotTell");
        foreach (var one in difference.NotCompared)
        {
            json.WriteStartObject();
            json.WriteString("asset", one.Asset);
            json.WriteString("area", one.Area);
            json.WriteString("reason", one.Reason);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("inNeither");
        foreach (var document in difference.InNeither) json.WriteStringValue(document);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Change(Utf8JsonWriter json, SiteChange change)
    {
        json.WriteStartObject();
        json.WriteString("asset", change.Asset);
        json.WriteString("area", change.Area);
        json.WriteString("subject", change.Subject);
        json.WriteString("before", change.Before);
        json.WriteString("after", change.After);
        json.WriteBoolean("certain", change.Certain);
        if (change.Packets.Count > 0)
        {
            // Beyond what a JSON number can hold.
            json.WriteString("count", change.Count.ToString());
            json.WriteStartArray("packets");
            foreach (var packets in change.Packets)
            {
                json.WriteStartObject();
                json.WriteString("in", packets.Ingress);
                json.WriteString("out", packets.Egress);
                json.WriteStartArray("headers");
                foreach (var box in packets.Packets.Boxes) json.WriteStringValue(box.ToString());
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }
}
