using HybridDrift.Plans.Yaml;

namespace HybridDrift.Plans.Values;

/// <summary>What all values that are not lists or maps have in common.</summary>
internal static class ScalarValue
{
    /// <summary>Null when it has been reported that there is no single value.</summary>
    /// <param name="wanted">What belongs there: "an IPv4 address, such as 10.1.2.3".</param>
    public static ScalarNode? Read(PlanNode node, string wanted, ProblemList problems)
    {
        if (node is ScalarNode { IsNull: false } scalar) return scalar;
        if (node is not BrokenNode) problems.Add(node, Misfit(node), $"write {wanted}");
        return null;
    }

    /// <summary>What a node is that should have been something else.</summary>
    public static string Misfit(PlanNode node) => node switch
    {
        ScalarNode { IsNull: true } => "there is no value",
        ScalarNode scalar => $"{Wording.Quote(scalar.Text)} is a single value",
        ListNode => "this is a list",
        _ => "this is a map",
    };
}
