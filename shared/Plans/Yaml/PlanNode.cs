using System.Text.RegularExpressions;

namespace HybridDrift.Plans.Yaml;

/// <summary>A node of the plan file with its position, both from 1.</summary>
internal abstract record PlanNode(int Line, int Column);

/// <summary>A text, as it reads after quotes and escapes.</summary>
/// <param name="IsPlain">Written without quotes, so that YAML may take it for a number, a boolean or nothing.</param>
internal sealed partial record ScalarNode(string Text, bool IsPlain, int Line, int Column) : PlanNode(Line, Column)
{
    public bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";

    public bool? Boolean => !IsPlain ? null : Text switch
    {
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        _ => null,
    };

    public bool IsNumber => IsPlain && NumberForm().IsMatch(Text);

    // The core schema of YAML 1.2.
    [GeneratedRegex(@"\A(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\z")]
    private static partial Regex NumberForm();
}

internal sealed record ListNode(IReadOnlyList<PlanNode> Items, int Line, int Column) : PlanNode(Line, Column);

/// <summary>A map; of keys that are given twice it holds the first.</summary>
internal sealed record MapNode(IReadOnlyList<PlanEntry> Entries, int Line, int Column) : PlanNode(Line, Column)
{
    public PlanEntry? Find(string key) => Entries.FirstOrDefault(e => e.Key.Text == key);
}

/// <summary>A node that has been reported already: whoever meets it passes over it in silence.</summary>
internal sealed record BrokenNode(int Line, int Column) : PlanNode(Line, Column);

internal sealed record PlanEntry(ScalarNode Key, PlanNode Value);
