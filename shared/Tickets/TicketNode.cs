using System.Globalization;
using System.Text.Json;
using HybridDrift.Collect;

namespace HybridDrift.Tickets;

/// <summary>A place in what a system sent, there or not. What is wrong with it is noted with the place and never with its text.</summary>
internal sealed class TicketNode
{
    /// <summary>No field that is read is longer.</summary>
    private const int Longest = 4000;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    private readonly JsonElement element;
    private readonly string path;
    private readonly string system;
    private readonly List<Problem> problems;

    private TicketNode(JsonElement element, string path, string system, List<Problem> problems) => (this.element, this.path, this.system, this.problems) = (element, path, system, problems);

    public IReadOnlyList<Problem> Problems => problems;

    public bool Exists => element.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    public bool Has(string name) => IsObject && element.TryGetProperty(name, out _);

    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    public TicketNode this[string name] => new(IsObject && element.TryGetProperty(name, out var child) ? child : default, path.Length == 0 ? name : $"{path}.{name}", system, problems);

    /// <summary>Reads a whole body with <paramref name="read"/>; what is no such JSON is a problem.</summary>
    public static TicketReading Read(string system, ReadOnlyMemory<byte> body, Func<TicketNode, TicketReading> read)
    {
        try
        {
            if (!System.Text.Unicode.Utf8.IsValid(body.Span)) return Bad("is not UTF-8");
            using var json = JsonDocument.Parse(body, Options);
            var root = new TicketNode(json.RootElement, "", system, []);
            if (!root.IsObject) return Bad("is no JSON object");
            var reading = read(root);
            return root.problems.Count == 0 ? reading : new(Problems: root.problems);
        }
        // The latter for an escaped half of a character, which is only found when the text is asked for.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Bad("is no JSON that is taken: well-formed, at most 32 levels deep, and with no name twice in one object");
        }

        TicketReading Bad(string what) => new(Problems: [new(system, "body", what)]);
    }

    public void Add(string what) => problems.Add(new(system, path, what));

    /// <returns>Null when it is not there or empty.</returns>
    public string? Text()
    {
        if (!Exists) return null;
        var text = element.ValueKind switch
        {
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Number => element.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };
        if (text is null) Add("is not one value");
        else if (text.Length > Longest) Add($"is longer than {Longest} characters");
        else return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        return null;
    }

    /// <returns>Empty, with a problem, when it is not there or not as it must be.</returns>
    public string Required(Func<string, bool> isRight, string form)
    {
        var before = problems.Count;
        var text = Text();
        if (text is not null && isRight(text)) return text;
        if (problems.Count == before) Add(text is null ? $"is missing; it must be {form}" : $"must be {form}");
        return "";
    }

    /// <summary>A whole number of 0 or more.</summary>
    public long RequiredCount() => long.TryParse(Required(t => long.TryParse(t, NumberStyles.None, null, out _), "a whole number"), NumberStyles.None, null, out var count) ? count : 0;

    public IEnumerable<TicketNode> Items()
    {
        if (!Exists) return [];
        if (element.ValueKind == JsonValueKind.Array) return element.EnumerateArray().Select((item, i) => new TicketNode(item, $"{path}[{i}]", system, problems));
        Add("is no list");
        return [];
    }

    public bool IsList => element.ValueKind == JsonValueKind.Array;
}
