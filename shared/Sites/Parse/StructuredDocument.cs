using System.Text;
using System.Text.Json;
using HybridDrift.Collect;
using YamlDotNet.Core;

namespace HybridDrift.Sites.Parse;

/// <summary>A JSON document, or YAML as <c>kubectl</c> and <c>calicoctl</c> write it with <c>-o yaml</c>.</summary>
internal static class StructuredDocument
{
    /// <summary>Null with a problem when it is neither, or cut off, or an error answer of the API.</summary>
    public static JsonElement? Parse(RecordedDocument document, out Problem? problem) => Parse(document, out _, out problem);

    /// <inheritdoc cref="Parse(RecordedDocument, out Problem?)"/>
    /// <param name="isYaml">YAML has no end: what stands last in it may have been longer.</param>
    public static JsonElement? Parse(RecordedDocument document, out bool isYaml, out Problem? problem)
    {
        isYaml = false;
        if (DocumentText.Utf8(document, out problem) is not { } text) return null;
        problem = DocumentText.Describe(text.Span) is { } plain ? document.Problem(plain) : null;
        if (problem is not null) return null;
        try
        {
            isYaml = text.Span.TrimStart(DocumentText.Blanks)[0] is not ((byte)'{' or (byte)'[');
            // kubectl ends its output with a line break: without one, the last line may be half a line.
            if (isYaml && text.Span[^1] != '\n') throw new JsonException("does not end with a line break: it may be cut off");
            return Fit(isYaml ? YamlToJson.Convert(Encoding.UTF8.GetString(text.Span)) : Json.Parse(text), document, out problem);
        }
        catch (JsonException e)
        {
            problem = new(document.Path, e.LineNumber is { } line ? $"line {line + 1}" : "", e.LineNumber is null ? e.Message : "is not valid JSON: it may be cut off");
        }
        catch (YamlException e)
        {
            problem = new(document.Path, $"line {e.Start.Line}", "is not valid JSON or YAML: it may be cut off");
        }
        return null;
    }

    private static JsonElement? Fit(JsonElement root, RecordedDocument document, out Problem? problem)
    {
        problem = null;
        if (root.ValueKind != JsonValueKind.Object) problem = document.Problem("is not an object");
        else if (root.Text("kind") == "Status") problem = document.Problem("is an error answer of the Kubernetes API: " + Message(root));
        return problem is null ? root : null;
    }

    private static string Message(JsonElement status) => Words.Of($"{status.Text("code")} {status.Text("reason")} {status.Text("message")}".Trim());
}
