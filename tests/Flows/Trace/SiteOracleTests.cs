using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace HybridDrift.Tests.Flows.Trace;

/// <summary>
/// Whatever the site, the parts of a trace are what a walk with each single packet comes to, there and back: its end, its
/// rewriting, and at each device what decided.
/// </summary>
public sealed class SiteOracleTests
{
    /// <summary>Of each site; the environment may ask for more.</summary>
    private static readonly int Packets = int.TryParse(Environment.GetEnvironmentVariable("HYBRIDDRIFT_PACKETS"), out var asked) ? asked : 2_000;

    [Property(MaxTest = 50)]
    public Property Every_packet_has_the_ends_of_a_walk_there_and_back_when_sites_are_random() => Prop.ForAll(SiteCase.All, @case => new SiteComparison(@case).Check(Packets));

    /// <summary>A comparison of nothing but drops would prove little.</summary>
    [Fact]
    public void Every_end_is_reached_there_and_back_when_sites_are_random()
    {
        var ends = new HashSet<string>();
        foreach (var @case in SiteCase.All.Generator.Sample(200))
        {
            var comparison = new SiteComparison(@case);
            comparison.Check(50);
            ends.UnionWith(comparison.Ends);
        }
        Assert.Superset(new HashSet<string> { "Delivered", "Dropped", "Lost", "Looping", "OutOfSight", "Ambiguous", "answer Delivered", "answer Dropped", "answer Lost", "answer Ambiguous" }, ends);
    }
}
