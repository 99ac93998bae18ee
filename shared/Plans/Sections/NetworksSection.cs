using HybridDrift.Addresses;
using HybridDrift.Plans.Values;
using HybridDrift.Plans.Yaml;

namespace HybridDrift.Plans.Sections;

/// <summary>The networks of clause D.</summary>
internal static class NetworksSection
{
    public static IReadOnlyList<PlanKey> Keys { get; } = [.. NetworkKind.All.Select(k => PlanKey.Optional(k.Name))];

    public static IReadOnlyList<PlanKey> NetworkKeys { get; } =
        [PlanKey.Required("cidr", "192.168.140.0/24"), PlanKey.Optional("vlan"), PlanKey.Optional("note")];

    /// <summary>D1.1 and D2.1: the same in every IKS cluster.</summary>
    private static readonly (string Name, string Prefix)[] FixedByTheReference =
        [("iks-pods", "172.30.0.0/16"), ("iks-services", "172.21.0.0/16")];

    /// <summary>Null when there is no map of networks at all.</summary>
    public static IReadOnlyList<PlanNetwork>? Read(PlanEntry? section, ProblemList problems)
    {
        if (section is null || PlanMap.Open(section.Value, section.Key, Keys, problems, ExplainUnknown) is null) return null;
        var entries = ((MapNode)section.Value).Entries;
        if (entries.Count == 0) problems.Add(section.Value, "there is no network", "write at least one, such as vcs-vms: 192.168.140.0/24");
        var networks = entries.Where(e => NetworkKind.Find(e.Key.Text) is not null).Select(e => ReadNetwork(e, problems)).ToList();
        if (networks.Any(n => n.Name.StartsWith("iks-", StringComparison.Ordinal)))
        {
            foreach (var (name, prefix) in FixedByTheReference)
                if (networks.All(n => n.Name != name)) networks.Add(new(name, [Prefix.Parse(prefix)], null, null, Line: 0));
        }
        return networks;
    }

    private static PlanNetwork ReadNetwork(PlanEntry entry, ProblemList problems)
    {
        var (name, value) = entry;
        if (value is not MapNode)
        {
            var prefixes = ListValue.ReadOneOrMore(value, PrefixValue.Wanted, n => PrefixValue.Read(n, problems), problems);
            return new(name.Text, prefixes, null, null, name.Line);
        }
        var map = PlanMap.Open(value, name, NetworkKeys, problems)!;
        return new(name.Text, map.Prefixes("cidr"), map.Vlan("vlan"), map.Text("note"), name.Line);
    }

    private static (string What, string Right)? ExplainUnknown(string name) =>
        ($"{Wording.Quote(name)} is not a kind of network", Wording.MeantOrKnown(name, [.. NetworkKind.All.Select(k => k.Name)]));
}
