using System.Net;
using BenchmarkDotNet.Attributes;
using HybridDrift.Addresses;

namespace HybridDrift.Benchmarks;

/// <summary>The longest of 500,000 prefixes that holds an address.</summary>
[MemoryDiagnoser]
public class RouteBenchmarks
{
    private const int Count = 500_000, Questions = 100_000;

    private readonly (Prefix Prefix, int Value)[] routes = [.. PrefixPlan.Of(Count).Select((p, i) => (p, i % 64))];
    private readonly Address[] addresses = new Address[Questions];
    private PrefixTable<int> table = new([]);

    [GlobalSetup]
    public void Setup()
    {
        table = Build();
        var random = new Random(3);
        for (var i = 0; i < Questions; i++) addresses[i] = new((uint)random.NextInt64(1L << 32));
    }

    [Benchmark]
    public PrefixTable<int> Build() => new(routes);

    [Benchmark(OperationsPerInvoke = Questions)]
    public int LookUp()
    {
        var found = 0;
        foreach (var address in addresses)
            if (table.TryFind(address, out var value)) found += value;
        return found;
    }
}

/// <summary>The same with the types at hand, of which none knows more than to ask each prefix; a thousandth of the routes.</summary>
[MemoryDiagnoser]
public class RouteScanBenchmarks
{
    private const int Count = 500, Questions = 100;

    private readonly Prefix[] prefixes = PrefixPlan.Of(Count);
    private readonly Address[] addresses = [.. PrefixPlan.Of(Questions, seed: 6).Select(p => p.Network)];
    private PrefixTable<int> table = new([]);
    private IPNetwork[] networks = [];
    private IPNetwork2[] networks2 = [];
    private IPAddress[] ips = [];

    [GlobalSetup]
    public void Setup()
    {
        table = new(prefixes.Select(p => (p, p.Length)));
        networks = [.. prefixes.Select(p => IPNetwork.Parse(p.ToString()))];
        networks2 = [.. prefixes.Select(p => IPNetwork2.Parse(p.ToString()))];
        ips = [.. addresses.Select(a => IPAddress.Parse(a.ToString()))];
        var expected = Table();
        if (SystemNet() != expected || IPNetwork2Library() != expected || Scan() != expected) throw new InvalidOperationException("The answers differ.");
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Questions)]
    public int Table() => addresses.Sum(a => table.TryFind(a, out var length) ? length : 0);

    [Benchmark(OperationsPerInvoke = Questions)]
    public int Scan() => addresses.Sum(a => prefixes.Where(p => p.Contains(a)).Select(p => p.Length).DefaultIfEmpty().Max());

    [Benchmark(OperationsPerInvoke = Questions)]
    public int SystemNet() => ips.Sum(a => networks.Where(n => n.Contains(a)).Select(n => n.PrefixLength).DefaultIfEmpty().Max());

    [Benchmark(OperationsPerInvoke = Questions)]
    public int IPNetwork2Library() => ips.Sum(a => networks2.Where(n => n.Contains(a)).Select(n => (int)n.Cidr).DefaultIfEmpty().Max());
}
