using HybridDrift.Plans.Yaml;

namespace HybridDrift.Plans.Values;

internal static class ListValue
{
    /// <summary>The items of a list that must not be empty.</summary>
    public static IReadOnlyList<T> Read<T>(PlanNode node, string wanted, Func<PlanNode, T> readItem, ProblemList problems)
    {
        if (node is ListNode { Items.Count: > 0 } list) return [.. list.Items.Select(readItem)];
        if (node is ScalarNode { IsNull: false }) problems.Add(node, ScalarValue.Misfit(node), "put it in brackets, to make it a list");
        else if (node is not BrokenNode) problems.Add(node, node is ListNode ? "the list is empty" : ScalarValue.Misfit(node), $"write {wanted}");
        return [];
    }

    /// <summary>The same, where one item may stand without brackets.</summary>
    public static IReadOnlyList<T> ReadOneOrMore<T>(PlanNode node, string wanted, Func<PlanNode, T> readItem, ProblemList problems) =>
        node is ScalarNode { IsNull: false } ? [readItem(node)] : Read(node, wanted, readItem, problems);
}
