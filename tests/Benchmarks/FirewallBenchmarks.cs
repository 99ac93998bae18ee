using BenchmarkDotNet.Attributes;
using HybridDrift.Addresses;
using HybridDrift.Flows;
using HybridDrift.Flows.Difference;
using HybridDrift.Sites;

namespace HybridDrift.Benchmarks;

/// <summary>Rules that no packet can reach.</summary>
[MemoryDiagnoser]
public class DeadRuleBenchmarks
{
    private static readonly EdgeInterface[] Interfaces = [RulePlan.Interface(0, InterfaceKind.Uplink, "203.0.113.0/24", "203.0.113.1"), RulePlan.Interface(1, InterfaceKind.Internal, "10.0.0.0/24", "10.0.0.1")];

    private Firewall firewall = new(false, FirewallAction.Deny, []);

    [Params(1_000, 2_000, 5_000)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Setup() => firewall = RulePlan.Of(Count);

    [Benchmark]
    public int Dead() => DeadRules.Of(firewall, new(false, []), Interfaces).Dead.Count;
}

/// <summary>May any packet from here to there pass 2,000 rules, and which of them lets it? A thousand questions at a time.</summary>
[MemoryDiagnoser]
public class QuestionBenchmarks
{
    private const int Questions = 1_000;

    private readonly Firewall firewall = RulePlan.Of(2_000);
    private readonly PacketSet[] questions = new PacketSet[Questions];
    private FirewallView? view;

    [GlobalSetup]
    public void Setup()
    {
        view = new(firewall, null, null, null, null);
        var random = new Random(1);
        for (var i = 0; i < Questions; i++)
        {
            var (one, other) = (firewall.Rules[random.Next(2_000)], firewall.Rules[random.Next(2_000)]);
            questions[i] = PacketSet.Of(new(AddressSet.Of(one.Source.Addresses.First), AddressSet.Of(other.Destination.Addresses.First), Protocols.Only(Protocols.Tcp), PortSet.Of(50_000), PortSet.Of(443)));
        }
        if (Split() != Scan()) throw new InvalidOperationException("The answers differ.");
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Questions)]
    public int Split() => questions.Sum(q => EdgeFirewall.Split(view!, q)[0].Rule?.Position ?? 0);

    /// <summary>Rule by rule: only for questions of one packet.</summary>
    [Benchmark(OperationsPerInvoke = Questions)]
    public int Scan() => questions.Sum(q => view!.Rules.FirstOrDefault(r => r.Sure.Any(q.Boxes[0].IsSubsetOf)).Rule?.Position ?? 0);
}

/// <summary>The packets that two lists of 2,000 rules treat differently.</summary>
[MemoryDiagnoser]
public class DifferenceBenchmarks
{
    private readonly EdgeInterface[] interfaces = [RulePlan.Interface(0, InterfaceKind.Uplink, "203.0.113.0/24", "203.0.113.1"), RulePlan.Interface(1, InterfaceKind.Internal, "10.0.0.0/24", "10.0.0.1")];
    private RuleList<FirewallRule>? before, after;

    [Params(1, 20)]
    public int Changed { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var (firewall, random) = (RulePlan.Of(2_000), new Random(2));
        var rules = firewall.Rules.ToList();
        for (var i = 0; i < Changed; i++)
        {
            var at = random.Next(rules.Count);
            if (i % 3 == 0) rules.RemoveAt(at);
            else if (i % 3 == 1) rules[at] = rules[at] with { Action = rules[at].Action == FirewallAction.Accept ? FirewallAction.Deny : FirewallAction.Accept };
            else rules.Insert(random.Next(rules.Count), rules[at]);
        }
        (before, after) = (FirewallList.Of(firewall, interfaces, false), FirewallList.Of(firewall with { Rules = rules }, interfaces, false));
    }

    [Benchmark]
    public int Difference() => RuleListDifference.Of(before!, after!, new(Budget.Usual)).Count;
}

/// <summary>One rule of 200 sources, 200 destinations and 20 services against as many rules of one value each.</summary>
[MemoryDiagnoser]
public class ProductBenchmarks
{
    private static readonly AddressSet Sources = Hosts("10.0.0.0", 200), Destinations = Hosts("192.168.0.0", 200);
    private static readonly Service[] Services = [.. Enumerable.Range(1, 20).Select(p => Tcp(p * 100))];

    private readonly Firewall one = new(true, FirewallAction.Deny, [RulePlan.Rule(FirewallAction.Accept, Sources, Destinations, Services)]);

    private readonly Firewall many = new(true, FirewallAction.Deny,
    [
        .. Each(Sources).Select(s => RulePlan.Rule(FirewallAction.Accept, s, AddressSet.All, Service.Any)),
        .. Each(Destinations).Select(d => RulePlan.Rule(FirewallAction.Accept, AddressSet.All, d, Service.Any)),
        .. Services.Select(s => RulePlan.Rule(FirewallAction.Accept, AddressSet.All, AddressSet.All, s)),
    ]);

    [Benchmark(Baseline = true)]
    public int SingleValues() => EdgeFirewall.Split(many, PacketSet.All, null, null).Count;

    [Benchmark]
    public int Product() => EdgeFirewall.Split(one, PacketSet.All, null, null).Count;

    private static AddressSet Hosts(string first, int count) => AddressSet.UnionOf(Enumerable.Range(0, count).Select(i => AddressSet.Of(new Address(Address.Parse(first).Value + (uint)(i * 2)))));

    private static IEnumerable<AddressSet> Each(AddressSet set) => set.Intervals.Intervals.Select(i => AddressSet.Of(new Address(i.First)));

    private static Service Tcp(int port) => new(Protocols.Only(Protocols.Tcp), PortSet.All, PortSet.Of(port));
}
