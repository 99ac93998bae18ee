using System.Text;
using System.Text.Json;
using HybridDrift.Collect;
using YamlDotNet.Core;

namespace HybridDrift.Sites.Parse;

/// <summary>A JSON document, or YAML as <c>kubectl</c> and <c>calicoctl</c> write it with <c>-o yaml</c>.</summary>
internal static class StructuredDocument
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    /// <summary>Null with a problem when it is neither, or cut off, or an error answer of the API.</summary>
    public static JsonElement? Parse(RecordedDocument document, out Problem? problem)
    {
        if (DocumentText.Decode(document, out problem) is not { } text) return null;
        problem = DocumentText.Describe(text) is { } plain ? document.Problem(plain) : null;
        if (problem is not null) return null;
        try
        {
            var first = text.AsSpan().TrimStart();
            if (first[0] is not ('{' or '['))
            {
                // kubectl ends its output with a line break: without one, a list may have lost its last items.
                if (!text.EndsWith('\n')) throw new JsonException("does not end with a line break: it may be cut off");
                return Fit(JsonSerializer.SerializeToElement(YamlToJson.Convert(text)), document, out problem);
            }
            using var json = JsonDocument.Parse(text, Options);
            return Fit(json.RootElement.Clone(), document, out problem);
        }
        catch (JsonException e)
        {
            problem = new(document.Path, e.LineNumber is { } line ? $"line {line + 1}" : "", e.LineNumber is null ? e.Message : "is not valid JSON: it may be cut off");
        }
        catch (Exception e) when (e is YamlException or InvalidOperationException)
        {
            // The YAML parser answers some open brackets with an InvalidOperationException.
            problem = new(document.Path, e is YamlException at ? $"line {at.Start.Line}" : "", "is not valid JSON or YAML: it may be cut off");
        }
        return null;
    }

    private static JsonElement? Fit(JsonElement root, RecordedDocument document, out Problem? problem)
    {
        problem = null;
        if (root.ValueKind != JsonValueKind.Object) problem = document.Problem("is not an object");
        else if (root.Text("kind") == "Status") problem = document.Problem("is an error answer of the Kubernetes API: " + Words(root));
        return problem is null ? root : null;
    }

    private static string Words(JsonElement status)
    {
        var text = $"{(status.TryGetProperty("code", out var code) ? code.ToString() : "")} {status.Text("reason")} {status.Text("message")}".Trim();
        var words = new StringBuilder();
        foreach (var c in text.Take(200)) words.Append(char.IsControl(c) ? ' ' : c);
        return words.ToString();
    }
}
