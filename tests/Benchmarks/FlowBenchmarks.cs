using BenchmarkDotNet.Attributes;
using HybridDrift.Addresses;
using HybridDrift.Collect;
using HybridDrift.Flows;
using HybridDrift.Sites;

namespace HybridDrift.Benchmarks;

/// <summary>5,000 flows through an edge with 500 destination translations, 2,000 rules and 300,000 routes.</summary>
[MemoryDiagnoser]
public class FlowBenchmarks
{
    private readonly PacketSet[] flows = new PacketSet[5_000];
    private EdgeDevice? device;

    private static readonly EdgeInterface Uplink = RulePlan.Interface(0, InterfaceKind.Uplink, "203.0.113.0/24", "203.0.113.1");

    [GlobalSetup]
    public void Setup()
    {
        var (firewall, random) = (RulePlan.Of(2_000), new Random(4));
        NatRule[] nat = [.. Enumerable.Range(1, 500).Select(i => RulePlan.Dnat(i, new(Address.Parse("198.51.96.0").Value + (uint)i), new(Address.Parse("10.100.0.0").Value + (uint)(i * 7)), 443))];
        StaticRoute[] routes = [.. PrefixPlan.Of(300_000).Select(RulePlan.Route)];
        device = new(new("edge-1", Missing<EdgeIdentity>(null!), Read<IReadOnlyList<EdgeInterface>>([Uplink]), Read(new Nat(true, nat)), Read(firewall), Read(new Routing(routes, [], false)), Read(new Ipsec(false, [])),
            Missing<DynamicRouting>(null!), Missing<EdgeServices>(null!), Missing<LoadBalancer>(null!), Missing<L2Vpn>(null!), Missing<Availability>(null!), Missing<EdgeHealth>(null!), Missing<IpsecStatistics>(null!)), isRouter: false);
        for (var i = 0; i < flows.Length; i++)
        {
            var to = i % 2 == 0 ? nat[random.Next(500)].Original : AddressSet.Of(firewall.Rules[random.Next(2_000)].Destination.Addresses.First);
            flows[i] = PacketSet.Of(new(AddressSet.Of(firewall.Rules[random.Next(2_000)].Source.Addresses.First), to, Protocols.Only(Protocols.Tcp), PortSet.All, PortSet.Of(443)));
        }
    }

    [Benchmark]
    public int Forward() => flows.Sum(f => device!.Forward(f, Uplink).Count);

    private static Reading<T> Read<T>(T value) where T : notnull => Reading.Complete(value, "nsx/edge-1.xml");

    private static Reading<T> Missing<T>(T empty) where T : notnull => Reading.Failed(empty, new Problem("nsx/edge-1.xml", "", "not asked for"));
}
