using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace HybridDrift.Collect;

/// <summary>Joins what live systems gave to the documents of a recording, its manifest included.</summary>
public static class LiveRecording
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Contents by path, as <see cref="Recording.Of"/> takes them and <see cref="RecordingFolder"/> keeps them.</summary>
    /// <param name="taken">When the reading began.</param>
    public static IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Contents(string site, DateTimeOffset taken, IReadOnlyList<CollectedSource> sources)
    {
        var contents = sources.SelectMany(s => s.Documents).ToDictionary(d => d.Path, d => d.Content, StringComparer.Ordinal);
        contents.Add(RecordingLayout.Manifest, Manifest(site, taken, sources));
        return contents;
    }

    private static ReadOnlyMemory<byte> Manifest(string site, DateTimeOffset taken, IReadOnlyList<CollectedSource> sources)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("site", site);
            json.WriteString("taken", Time(taken));
            json.WriteStartArray("sources");
            foreach (var source in sources) Source(json, source);
            json.WriteEndArray();
            json.WriteStartArray("documents");
            foreach (var (source, document) in sources.SelectMany(s => s.Documents.Select(d => (s.Name, d))).OrderBy(d => d.d.Path, StringComparer.Ordinal)) Document(json, source, document);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    private static void Source(Utf8JsonWriter json, CollectedSource source)
    {
        json.WriteStartObject();
        json.WriteString("name", source.Name);
        json.WriteString("completeness", (source.Problems.Count == 0 ? Completeness.Complete : source.Documents.Count == 0 ? Completeness.Failed : Completeness.Partial).ToString());
        json.WriteStartArray("problems");
        foreach (var problem in source.Problems.Select(SecretText.Hide))
        {
            json.WriteStartObject();
            json.WriteString("document", problem.Document);
            json.WriteString("where", problem.Where);
            json.WriteString("what", problem.What);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Document(Utf8JsonWriter json, string source, CollectedDocument document)
    {
        json.WriteStartObject();
        json.WriteString("path", document.Path);
        json.WriteString("source", source);
        json.WriteString("request", document.Request);
        json.WriteString("time", Time(document.Time));
        json.WriteNumber("bytes", document.Content.Length);
        json.WriteString("sha256", Convert.ToHexStringLower(SHA256.HashData(document.Content.Span)));
        if (document.ExitCode is { } code) json.WriteNumber("exitCode", code);
        json.WriteEndObject();
    }

    private static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
}
