using HybridDrift.Addresses;
using HybridDrift.Plans.Yaml;

namespace HybridDrift.Plans.Values;

/// <summary>
/// A map of the plan with known keys. Its methods read one value each: null or empty when the key is not there, which
/// has been reported where the key is required.
/// </summary>
internal sealed class PlanMap
{
    private readonly MapNode map;
    private readonly IReadOnlyList<PlanKey> keys;
    private readonly ProblemList problems;

    private PlanMap(MapNode map, IReadOnlyList<PlanKey> keys, ProblemList problems) => (this.map, this.keys, this.problems) = (map, keys, problems);

    /// <summary>Reports unknown and missing keys; null when the node is no map at all.</summary>
    /// <param name="at">Where a missing key is reported: the key that holds the map, or the map itself.</param>
    /// <param name="explain">What is right instead of an unknown key, where there is more to say than its nearest name.</param>
    public static PlanMap? Open(
        PlanNode node, PlanNode at, IReadOnlyList<PlanKey> keys, ProblemList problems, Func<string, (string What, string Right)?>? explain = null)
    {
        var names = keys.Select(k => k.Name).ToArray();
        if (node is not MapNode map)
        {
            if (node is not BrokenNode) problems.Add(node, ScalarValue.Misfit(node), $"write a map with the keys {Wording.List(names)}");
            return null;
        }
        var unknown = map.Entries.Select(e => e.Key).Where(k => !names.Contains(k.Text)).ToArray();
        foreach (var key in unknown)
        {
            var (what, right) = explain?.Invoke(key.Text) ?? ($"unknown key {Wording.Quote(key.Text)}", Wording.MeantOrKnown(key.Text, names));
            problems.Add(key, what, right);
        }
        // A key that is there with a slip of the pen is not missing as well.
        var meant = unknown.Select(k => NearestName.Of(k.Text, names)).ToHashSet();
        foreach (var key in keys.Where(k => k.IsRequired && map.Find(k.Name) is null && !meant.Contains(k.Name)))
            problems.Add(at, $"key '{key.Name}' is missing", $"add it, such as '{key.Name}: {key.Example}'");
        return new(map, keys, problems);
    }

    public int Line => map.Line;

    public PlanEntry? Find(string key) =>
        keys.Any(k => k.Name == key) ? map.Find(key) : throw new ArgumentException($"'{key}' is not among the known keys of this map.", nameof(key));

    public string? Text(string key) => Find(key) is { } e ? TextValue.Read(e.Value, problems) : null;

    public string? Text(string key, TextForm form) => Find(key) is { } e ? TextValue.Read(e.Value, form, problems) : null;

    public bool Boolean(string key) => Find(key) is { } e && BooleanValue.Read(e.Value, problems);

    public Address? Address(string key) => Find(key) is { } e ? AddressValue.Read(e.Value, problems) : null;

    public IReadOnlyList<Address> Addresses(string key) => Find(key) is { } e
        ? ListValue.ReadOneOrMore(e.Value, AddressValue.Wanted, n => AddressValue.Read(n, problems), problems)
        : [];

    public Prefix? Prefix(string key) => Find(key) is { } e ? PrefixValue.Read(e.Value, problems) : null;

    public Prefix? AddressOrPrefix(string key) => Find(key) is { } e ? PrefixValue.ReadAddressOrPrefix(e.Value, problems) : null;

    public IReadOnlyList<Prefix> Prefixes(string key) => Find(key) is { } e
        ? ListValue.ReadOneOrMore(e.Value, PrefixValue.Wanted, n => PrefixValue.Read(n, problems), problems)
        : [];

    public int? Port(string key) => Find(key) is { } e ? NumberValue.Port(e.Value, problems) : null;

    public int? Vlan(string key) => Find(key) is { } e ? NumberValue.Vlan(e.Value, problems) : null;

    public TimeSpan? Seconds(string key) => Find(key) is { } e ? NumberValue.Seconds(e.Value, problems) : null;

    public IReadOnlyList<int> Ports(string key) => Find(key) is { } e
        ? ListValue.Read(e.Value, "ports, such as [80, 443]", n => NumberValue.Port(n, problems), problems)
        : [];

    public T? Choice<T>(string key, IReadOnlyList<Choice<T>> choices) where T : struct =>
        Find(key) is { } e ? ChoiceValue.Read(e.Value, choices, problems) : null;

    public string? Network(string key, NetworkNames networks) => Find(key) is { } e ? networks.Read(e.Value) : null;

    public IReadOnlyList<string> Networks(string key, NetworkNames networks) => Find(key) is { } e ? networks.ReadList(e.Value) : [];
}
