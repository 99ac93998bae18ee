using HybridDrift.Plans.Yaml;

namespace HybridDrift.Plans.Values;

/// <summary>Sections that hold many things: maps by a name that the plan chooses, and lists of maps.</summary>
internal static class ManyMaps
{
    public static IReadOnlyList<T> ByName<T>(
        PlanEntry? section, IReadOnlyList<PlanKey> keys, ProblemList problems, Func<ScalarNode, PlanMap, T> read)
    {
        if (section is null or { Value: BrokenNode }) return [];
        if (section.Value is not MapNode map)
        {
            problems.Add(section.Value, ScalarValue.Misfit(section.Value), "write a map: a name of your own, and below it what has that name");
            return [];
        }
        var things = new List<T>();
        foreach (var (name, value) in map.Entries)
        {
            if (!TextForms.Name.Fits(name.Text)) problems.Add(name, $"name {Wording.Quote(name.Text)} does not fit", $"write {TextForms.Name.Wanted}");
            if (PlanMap.Open(value, name, keys, problems) is { } thing) things.Add(read(name, thing));
        }
        return things;
    }

    public static IReadOnlyList<T> InList<T>(PlanEntry? section, IReadOnlyList<PlanKey> keys, ProblemList problems, Func<PlanMap, T> read) =>
        [.. Items(section, problems).Select(i => PlanMap.Open(i, i, keys, problems)).OfType<PlanMap>().Select(read)];

    /// <summary>The items of a list of maps, which may be empty.</summary>
    public static IReadOnlyList<PlanNode> Items(PlanEntry? section, ProblemList problems)
    {
        if (section is null or { Value: BrokenNode }) return [];
        if (section.Value is ListNode list) return list.Items;
        problems.Add(section.Value, ScalarValue.Misfit(section.Value), "write a list, each item on a line of its own that starts with '-'");
        return [];
    }
}
