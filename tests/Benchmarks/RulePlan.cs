using HybridDrift.Addresses;
using HybridDrift.Collect;
using HybridDrift.Sites;

namespace HybridDrift.Benchmarks;

/// <summary>
/// Firewall rules as edges of grown networks have them: zones, subnets, hosts and ranges, mostly specific ones first, some
/// out of place, some that earlier ones hide. The same seed gives the same rules.
/// </summary>
internal static class RulePlan
{
    private static readonly Origin Origin = new("nsx/edge-1.xml", "");

    private static readonly string[] Zones =
        ["172.30.0.0/16", "172.21.0.0/16", "10.100.0.0/16", "10.101.0.0/16", "10.50.0.0/22", "10.130.0.0/18", "192.168.0.0/16", "172.16.0.0/15", "10.200.0.0/16", "203.0.113.0/24", "198.51.100.0/24", "10.0.0.0/8", "161.26.0.0/16"];

    private static readonly int[] Ports = [22, 25, 53, 80, 88, 123, 389, 443, 445, 500, 1433, 1521, 3306, 3389, 5432, 6443, 8080, 8443, 9090, 10250, 27017];

    public static EdgeInterface Interface(int index, InterfaceKind kind, string prefix, string own) =>
        new($"vNic_{index}", "", index, kind, true, null, [new(Prefix.Parse(prefix), [Address.Parse(own)])], Origin);

    public static Firewall Of(int count, int seed = 77)
    {
        var random = new Random(seed);
        var rules = new List<FirewallRule>(count);
        while (rules.Count < count * 8 / 5)
        {
            if (rules.Count > 0 && random.NextDouble() < 0.06)
            {
                var earlier = rules[random.Next(rules.Count)];
                rules.Add(earlier with { Source = Part(random, earlier.Source), Destination = Part(random, earlier.Destination), Action = Action(random) });
            }
            else rules.Add(Rule(random));
        }
        var kept = rules.Where(r => Width(r) < 76 || random.NextDouble() < 0.04).Take(count).ToList();
        while (kept.Count < count) if (Rule(random) is var more && Width(more) < 76) kept.Add(more);
        var sorted = kept.Select(r => (Rule: r, Key: Width(r) + 5 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))).OrderBy(r => r.Key).Select(r => r.Rule).ToList();
        for (var i = 0; i < count * 6 / 100; i++)
        {
            var from = random.Next(count);
            var moved = sorted[from];
            sorted.RemoveAt(from);
            sorted.Insert(random.Next(count), moved);
        }
        return new(true, FirewallAction.Deny, [.. sorted.Select((r, i) => r with { Position = i + 1, Id = $"{i + 1}" })]);
    }

    public static FirewallRule Rule(FirewallAction action, AddressSet source, AddressSet destination, params IReadOnlyList<Service> services) => new()
    {
        Id = "",
        Position = 1,
        Name = "",
        Enabled = true,
        IsUserRule = true,
        Action = action,
        Source = new(source.IsAll, false, source, [], []),
        Destination = new(destination.IsAll, false, destination, [], []),
        Services = new(services, []),
        MatchTranslated = false,
        Direction = null,
        Origin = Origin,
    };

    public static NatRule Dnat(int position, Address from, Address to, int port) => new()
    {
        Id = $"{position}",
        Position = position,
        Action = NatAction.Destination,
        Enabled = true,
        IsUserRule = true,
        Vnic = "0",
        Original = AddressSet.Of(from),
        Translated = AddressSet.Of(to),
        Protocol = Protocols.Only(Protocols.Tcp),
        OriginalPorts = PortSet.Of(port),
        TranslatedPorts = PortSet.Of(port),
        Match = AddressSet.All,
        MatchPorts = PortSet.All,
        Description = "",
        Origin = Origin,
    };

    public static StaticRoute Route(Prefix network) => new(network, Address.Parse("203.0.113.254"), "0", 1, Origin);

    private static FirewallAction Action(Random random) => random.Next(4) > 0 ? FirewallAction.Accept : FirewallAction.Deny;

    private static FirewallRule Rule(Random random)
    {
        var source = Side(random, anyToo: true);
        var (protocol, kind) = (random.Next(100), random.NextDouble());
        var ports = kind < 0.62 ? PortSet.Of(Ports[random.Next(Ports.Length)]) : kind < 0.84 ? Range(random.Next(1, 65000), 1 + random.Next(5) switch { 0 => 1, 1 => 9, 2 => 99, 3 => 999, _ => 9999 }) : PortSet.All;
        var service = protocol < 62 ? new Service(Protocols.Only(6), PortSet.All, ports) : protocol < 82 ? new(Protocols.Only(17), PortSet.All, ports) : protocol < 87 ? new(Protocols.Only(1), PortSet.All, PortSet.All) : Service.Any;
        return Rule(Action(random), source, Side(random, !source.IsAll), service);
    }

    private static AddressSet Side(Random random, bool anyToo)
    {
        if (anyToo && random.NextDouble() < 0.18) return AddressSet.All;
        var (zone, kind) = (Prefix.Parse(Zones[random.Next(Zones.Length)]), random.NextDouble());
        if (kind < 0.30) return AddressSet.Of(zone);
        var host = new Address((uint)random.NextInt64(zone.Network.Value, zone.Last.Value + 1L));
        return kind < 0.62 ? AddressSet.Of(Prefix.Of(host, Math.Max(zone.Length, random.Next(20, 29)))) : kind < 0.90 ? AddressSet.Of(host)
            : AddressSet.Range(host, new((uint)Math.Min(zone.Last.Value, host.Value + (long)random.Next(2, 100))));
    }

    private static RuleSide Part(Random random, RuleSide side)
    {
        if (random.Next(2) == 0) return side;
        var (first, count) = (side.Addresses.First.Value, (long)side.Addresses.Count);
        var width = Math.Max(1, count / (2 << random.Next(8)));
        var start = (uint)(first + random.NextInt64(count - width + 1));
        return side with { Any = false, Addresses = AddressSet.Range(new(start), new((uint)(start + width - 1))) };
    }

    private static PortSet Range(int first, int more) => new(IntervalSet.Of((uint)first, (uint)Math.Min(65535, first + more)));

    /// <summary>Of 104 bits of a header, how many the rule leaves open.</summary>
    private static double Width(FirewallRule rule) => Math.Log2(rule.Source.Addresses.Count) + Math.Log2(rule.Destination.Addresses.Count)
        + rule.Services.Services.Max(s => Math.Log2(s.Protocol.Count) + Math.Log2(s.SourcePorts.Intervals.Count) + Math.Log2(s.DestinationPorts.Intervals.Count));
}
