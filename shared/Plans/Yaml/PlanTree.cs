using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace HybridDrift.Plans.Yaml;

/// <summary>Builds the nodes of a plan file from the events of the YAML parser, without recursion.</summary>
internal sealed class PlanTree
{
    // A good plan needs 5.
    private const int MostLevels = 32;

    private readonly ProblemList problems;
    private readonly Stack<OpenNode> open = [];
    private PlanNode? root;
    private int documents;

    private PlanTree(ProblemList problems) => this.problems = problems;

    /// <summary>Null when there is no tree to go on with; the reason has been reported.</summary>
    public static PlanNode? Read(string yaml, ProblemList problems)
    {
        // Editors that save a byte order mark do not show it, and the parser would take it for a part of the first key.
        var text = yaml.StartsWith('\uFEFF') ? yaml[1..] : yaml;
        return new PlanTree(problems).Build(text);
    }

    private PlanNode? Build(string text)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            while (parser.MoveNext())
                if (!Take(parser.Current!)) return null;
        }
        // On unclosed brackets, among others, the parser throws what is not a YamlException.
        catch (Exception e) when (e is YamlException or InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            SyntaxProblem.Add(e, text, parser.Current, open.TryPeek(out var innermost) ? innermost : null, problems);
            return null;
        }
        if (root is not (null or ScalarNode { IsNull: true })) return root;
        problems.Add(1, 1, "the plan is empty", "start with 'site: ' and a name for the site");
        return null;
    }

    /// <summary>False to read no further.</summary>
    private bool Take(ParsingEvent next)
    {
        switch (next)
        {
            case DocumentStart when ++documents > 1:
                Report(next, "there is a second YAML document", "a plan file holds one plan; remove the '---' or split the file");
                return false;
            case AnchorAlias:
                Report(next, "there is an alias ('*')", "write the value out: what stands in a plan is what holds");
                Place(new BrokenNode((int)next.Start.Line, (int)next.Start.Column));
                break;
            case Scalar scalar:
                ReportProperties(scalar);
                Place(new ScalarNode(scalar.Value, scalar.Style == ScalarStyle.Plain, (int)scalar.Start.Line, (int)scalar.Start.Column));
                break;
            case MappingStart or SequenceStart when open.Count == MostLevels:
                Report(next, $"the plan is nested deeper than {MostLevels} levels", "a plan needs no more than 5");
                return false;
            case MappingStart map:
                ReportProperties(map);
                open.Push(new(map, isMap: true, map.Style == MappingStyle.Flow));
                break;
            case SequenceStart list:
                ReportProperties(list);
                open.Push(new(list, isMap: false, list.Style == SequenceStyle.Flow));
                break;
            case MappingEnd or SequenceEnd:
                Place(open.Pop().Close());
                break;
        }
        return true;
    }

    private void Place(PlanNode node)
    {
        if (open.TryPeek(out var parent)) parent.Add(node, problems);
        else root = node;
    }

    private void ReportProperties(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty) Report(node, "there is an anchor ('&')", "write the value out where it is needed");
        if (!node.Tag.IsEmpty) Report(node, "there is a tag ('!')", "write the value without it");
    }

    private void Report(ParsingEvent at, string what, string right) =>
        problems.Add((int)at.Start.Line, (int)at.Start.Column, what, right);
}
