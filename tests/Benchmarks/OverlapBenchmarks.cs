using System.Net;
using BenchmarkDotNet.Attributes;
using HybridDrift.Addresses;

namespace HybridDrift.Benchmarks;

/// <summary>Every pair of prefixes that shares addresses. Each method returns the number of pairs, which must be the same.</summary>
[MemoryDiagnoser]
public class OverlapBenchmarks
{
    private Prefix[] prefixes = [];

    [Params(1_000, 100_000)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Setup() => prefixes = PrefixPlan.Of(Count);

    [Benchmark(Baseline = true)]
    public int Sweep()
    {
        var pairs = 0;
        foreach (var _ in Overlaps.Among(prefixes)) pairs++;
        return pairs;
    }
}

/// <summary>The same question put to every pair with the types at hand, which is why there is a sweep.</summary>
[MemoryDiagnoser]
public class PairwiseBenchmarks
{
    private const int Count = 2_000;

    private Prefix[] prefixes = [];
    private IPNetwork[] networks = [];
    private IPNetwork2[] networks2 = [];

    [GlobalSetup]
    public void Setup()
    {
        prefixes = PrefixPlan.Of(Count);
        networks = [.. prefixes.Select(p => IPNetwork.Parse(p.ToString()))];
        networks2 = [.. prefixes.Select(p => IPNetwork2.Parse(p.ToString()))];
        var expected = Sweep();
        if (SystemNet() != expected || IPNetwork2Library() != expected) throw new InvalidOperationException("The answers differ.");
    }

    [Benchmark(Baseline = true)]
    public int Sweep() => Overlaps.Among(prefixes).Count();

    [Benchmark]
    public int SystemNet()
    {
        var pairs = 0;
        for (var i = 0; i < networks.Length; i++)
            for (var j = i + 1; j < networks.Length; j++)
                if (networks[i].Contains(networks[j].BaseAddress) || networks[j].Contains(networks[i].BaseAddress)) pairs++;
        return pairs;
    }

    [Benchmark]
    public int IPNetwork2Library()
    {
        var pairs = 0;
        for (var i = 0; i < networks2.Length; i++)
            for (var j = i + 1; j < networks2.Length; j++)
                if (networks2[i].Overlap(networks2[j])) pairs++;
        return pairs;
    }
}

/// <summary>Ranges that overlap in part, such as NAT pools and address ranges of rules.</summary>
[MemoryDiagnoser]
public class RangeBenchmarks
{
    private readonly IntervalSet.Interval[] ranges = PrefixPlan.Ranges(100_000);

    [Benchmark]
    public int Sweep() => Overlaps.Among(ranges).Count();
}
