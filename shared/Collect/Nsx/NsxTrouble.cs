using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;

namespace HybridDrift.Collect.Nsx;

/// <summary>Words for an answer that is no document. Of the answer itself only the error code is told: the rest may hold anything.</summary>
internal static class NsxTrouble
{
    /// <summary>No error is longer.</summary>
    private const int Most = 64 * 1024;

    /// <summary>What an answer is that should have been a document, whatever its status; its start tells.</summary>
    public static string Of(NsxAnswer answer)
    {
        var (status, body) = (answer.Status, answer.Body);
        var text = Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, Most)]).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        var page = text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
        var code = page ? null : text.StartsWith('{') || text.StartsWith('[') ? JsonCode(text) : XmlCode(text);
        var answered = $"NSX Manager answered with status {status}{(code is null ? "" : $" and NSX error {code}")}{(page ? " and an HTML page" : "")}";
        return answer.TooLong is { } wait
            ? $"{answered}: it asked to wait for {wait.TotalSeconds:0} s, longer than there was time for; scan again later, or allow a longer deadline"
            : $"{answered}: {Advice(status, text, page, code)}";
    }

    private static string Advice(int status, string text, bool page, string? code) => status switch
    {
        >= 200 and < 300 when page => "a login page or a proxy's, perhaps: check that the address is that of NSX Manager",
        >= 200 and < 300 when code is not null => "an error in spite of the status; look for it in the log of NSX Manager, and scan again",
        >= 200 and < 300 when text.Length == 0 => "the answer is empty: scan again",
        >= 200 and < 300 when text[0] is '{' or '[' => "the answer is JSON although XML was asked for: check that nothing between changes the header Accept",
        >= 200 and < 300 => "the answer is not the document that was asked for",
        >= 300 and < 400 => "it points elsewhere, which is not followed: give the address of NSX Manager itself",
        401 or 403 => "the account may not read it; give it the role Auditor",
        404 => "it has no such object; it may have been deleted, or the plan names it wrongly",
        409 => "it was busy changing it, also at the third try; scan again",
        415 => "it does not accept the request; check that nothing between changes its headers",
        429 => "it wants fewer calls; scan again later, or allow fewer calls in a second",
        503 => "it, or the edge, is not available, also at the third try; scan again, and look at the edge's state in NSX",
        >= 500 => "it failed, also at the third try; look at the log of NSX Manager, and scan again",
        _ => "it does not accept the request",
    };

    private static string? XmlCode(string text)
    {
        if (!text.StartsWith('<') || SafeXml.HasEndlessTag(text)) return null;
        try
        {
            var root = SafeXml.Load(text);
            return root.Name.LocalName is "error" or "errors" ? Code(root.DescendantsAndSelf().FirstOrDefault(e => e.Name.LocalName == "errorCode")?.Value) ?? "without a code" : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string? JsonCode(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var error = json.RootElement;
            if (error.ValueKind == JsonValueKind.Object && error.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array && errors.GetArrayLength() > 0) error = errors[0];
            return error.ValueKind == JsonValueKind.Object && error.TryGetProperty("errorCode", out var code) ? Code(code.ToString()) ?? "without a code" : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Code(string? text) => int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code.ToString() : null;
}
