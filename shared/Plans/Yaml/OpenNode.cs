using YamlDotNet.Core.Events;

namespace HybridDrift.Plans.Yaml;

/// <summary>A map or list whose end has not been read yet.</summary>
/// <param name="isFlow">Written in brackets.</param>
internal sealed class OpenNode(ParsingEvent start, bool isMap, bool isFlow)
{
    private readonly List<PlanNode> items = [];
    private readonly List<PlanEntry> entries = [];
    private readonly Dictionary<string, int> lines = [];
    private PlanNode? key;

    public bool IsMap { get; } = isMap;

    public bool IsFlow { get; } = isFlow;

    public int Line { get; } = (int)start.Start.Line;

    public int Column { get; } = (int)start.Start.Column;

    public void Add(PlanNode node, ProblemList problems)
    {
        if (!IsMap) items.Add(node);
        else if (key is null) key = node;
        else
        {
            // Where nothing is written there is nothing to point at but the key.
            var value = node is ScalarNode { IsPlain: true, Text: "" } ? new ScalarNode("", true, key.Line, key.Column) : node;
            if (IsNewKey(key, problems) is { } name && !Credentials.Reported(name, value, problems)) entries.Add(new(name, value));
            key = null;
        }
    }

    public PlanNode Close() => IsMap ? new MapNode(entries, Line, Column) : new ListNode(items, Line, Column);

    private ScalarNode? IsNewKey(PlanNode node, ProblemList problems)
    {
        if (node is BrokenNode) return null;
        if (node is not ScalarNode name)
        {
            problems.Add(node, "a map or list stands where a key belongs", "write a name, a colon and the value");
            return null;
        }
        if (name is { IsPlain: true, Text: "<<" })
        {
            problems.Add(name, "there is a merge key ('<<')", "write the keys out: what stands in a plan is what holds");
            return null;
        }
        if (lines.TryAdd(name.Text, name.Line)) return name;
        problems.Add(name, $"key {Wording.Quote(name.Text)} is given twice, on line {lines[name.Text]} and on line {name.Line}", "keep one of them");
        return null;
    }
}
