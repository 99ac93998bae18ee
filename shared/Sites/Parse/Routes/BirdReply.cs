using System.Text.RegularExpressions;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Routes;

/// <summary>
/// The lines of an answer of BIRD, from <c>birdc</c> and <c>birdcl</c> or from its socket, where a code stands before the
/// first line of its kind, a blank before the others, and 0000 at the end.
/// </summary>
internal sealed partial class BirdReply
{
    private const string End = "0000";

    private bool fromSocket, ended;

    private BirdReply(string document) => Document = document;

    public string Document { get; }

    public List<BirdLine> Lines { get; } = [];

    public List<Problem> Problems { get; } = [];

    /// <summary>The greeting of BIRD stands at its beginning.</summary>
    public bool HasGreeting { get; private set; }

    /// <summary>Null with a problem when the document is no text.</summary>
    public static BirdReply? Read(RecordedDocument document, out Problem? problem)
    {
        if (DocumentText.Decode(document, out problem) is not { } text) return null;
        problem = DocumentText.Describe(text) is { } plain ? document.Problem(plain) : null;
        if (problem is not null) return null;
        var reply = new BirdReply(document.Path);
        var number = 0;
        foreach (var line in text.Split('\n')) reply.Add(line.TrimEnd('\r'), ++number);
        if (reply.fromSocket ? !reply.ended : !text.EndsWith('\n'))
            reply.Problems.Add(document.Problem(reply.fromSocket ? "does not end with code 0000: it is cut off" : "does not end with a line break: it may be cut off"));
        if (document.ExitCode is not (null or 0)) reply.Problems.Add(document.Problem($"the command ended with exit code {document.ExitCode}: lines may be missing"));
        return reply;
    }

    public Origin Place(BirdLine line) => new(Document, $"line {line.Number}");

    /// <summary>Says that a line was not understood; what it says may be missing then.</summary>
    public void NotUnderstood(BirdLine line) => Problems.Add(Place(line).Problem("is not a line that BIRD is known to print"));

    private void Add(string raw, int number)
    {
        var text = raw;
        if (Coded().Match(raw) is { Success: true } coded)
        {
            fromSocket = true;
            var code = coded.Groups[1].Value;
            if (code == End) ended = true;
            if (code[0] is '8' or '9') Problems.Add(new(Document, $"line {number}", $"is the error {code} of BIRD"));
            text = raw.Length > 5 ? raw[5..] : "";
            // What has a code below 1000 is about the conversation itself.
            if (code[0] == '0' && !Greeting().IsMatch(text)) return;
            if (code[0] is '8' or '9') return;
        }
        else if (fromSocket && raw.Length > 0 && raw[0] is ' ' or '+') text = raw[1..];
        if (Greeting().IsMatch(text)) HasGreeting = true;
        else if (!string.IsNullOrWhiteSpace(text) && text != "Access restricted") Lines.Add(new(number, text));
    }

    [GeneratedRegex(@"^([0-9]{4})(?:[- ]|$)", RegexOptions.CultureInvariant)] private static partial Regex Coded();
    [GeneratedRegex(@"^BIRD \S+ ready\.\s*$", RegexOptions.CultureInvariant)] private static partial Regex Greeting();
}

/// <param name="Number">In the document, from 1.</param>
internal sealed record BirdLine(int Number, string Text)
{
    /// <summary>It goes on with what the line before it says.</summary>
    public bool IsContinuation => Text[0] is ' ' or '\t';
}
