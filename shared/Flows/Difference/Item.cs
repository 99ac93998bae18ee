using HybridDrift.Addresses;

namespace HybridDrift.Flows.Difference;

/// <summary>A thing with what it means, as texts that are equal when the meaning is.</summary>
/// <param name="Name">What it is known by: never a vendor's id or a position, where there is anything better.</param>
/// <param name="Fields">A value that is null was not told.</param>
internal sealed record Item(string Name, params IReadOnlyList<(string Name, string? Value)> Fields)
{
    public string Text => Fields.Count == 0 ? "there" : string.Join("; ", Fields.Where(f => f.Value is { Length: > 0 }).Select(f => $"{f.Name} {f.Value}"));

    public static Item Together(string name, IReadOnlyList<Item> items) =>
        new(name, [.. items.SelectMany(i => i.Fields).GroupBy(f => f.Name)
            .Select(same => (same.Key, same.Any(f => f.Value is null) ? null : string.Join(" and ", same.Select(f => f.Value).Distinct().Order(StringComparer.Ordinal))))]);

    public static string YesNo(bool flag) => flag ? "yes" : "no";

    public static string YesNo(bool? flag) => flag is { } known ? YesNo(known) : "not told";

    public static string AddressesText(IEnumerable<Address> addresses) => AddressSet.UnionOf(addresses.Select(AddressSet.Of)).ToString();

    public static string Prefixes(IEnumerable<Prefix> prefixes) => AddressSet.Of(prefixes).ToString();

    public static string Set(IEnumerable<string> members) => members.Distinct().Order(StringComparer.Ordinal).ToArray() is { Length: > 0 } all ? string.Join(", ", all) : "none";

    public static string List(IEnumerable<string> members) => string.Join(", then ", members) is { Length: > 0 } all ? all : "none";

    /// <summary>The pairs of addresses that tunnels carry, however they are divided among them.</summary>
    public static string Pairs(IReadOnlyList<(AddressSet Local, AddressSet Remote)> pairs)
    {
        if (pairs.Count == 0) return "none";
        var classes = IntervalClasses.Of(IntervalSet.UnionOf(pairs.Select(p => p.Local.Intervals)), [.. pairs.Select(p => p.Local.Intervals)])
            .Select(c => (c.Values, Remote: AddressSet.UnionOf(c.Members.Select(m => pairs[m].Remote)))).Where(c => !c.Remote.IsEmpty);
        return Set(classes.GroupBy(c => c.Remote, c => c.Values).Select(same => $"{new AddressSet(IntervalSet.UnionOf(same))} === {same.Key}"));
    }
}
