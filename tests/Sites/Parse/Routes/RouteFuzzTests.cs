using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HybridDrift.Collect;
using HybridDrift.Sites.Parse.Routes;

namespace HybridDrift.Tests.Sites.Parse.Routes;

/// <summary>Whatever the text, the answer is a reading, and what is missing from it shows.</summary>
public sealed class RouteFuzzTests
{
    private static readonly string[] Fragments =
        ["\n", "\n ", "\n\t", " ", "0001 BIRD 1.6.8 ready.", "BIRD 1.6.8 ready.", "1007-", "1002-", "0000 ", "8001 ", "Table master4:", "name proto table state since info",
         "10.0.0.0/8", "fd00::/64", "via 10.1.1.1 on eth0", "dev tunl0", "unicast", "multipath", "blackhole", "[kernel1 18:19:17]", "[Mesh_10_1_1_1 18:19:17 from 10.1.1.2]",
         "* (10)", "Mesh_10_1_1_1", "BGP", "master", "up", "18:19:17", "Established", "Type: x", "\r", "\0", "\uFEFF", "[", "]", "{", "}", "\"dst\":", "\"default\"", ","];

    [Property(MaxTest = 3000)]
    public Property Text_like_that_of_BIRD_is_answered() => Prop.ForAll(Gen.ArrayOf(Gen.Elements(Fragments)).ToArbitrary(), f => AssertAnswered(RouteDocument.Of(string.Concat(f))));

    [Property(MaxTest = 500)]
    public void Random_text_is_answered(NonNull<string> text) => AssertAnswered(RouteDocument.Of(text.Get));

    [Property(MaxTest = 500)]
    public void Random_bytes_are_answered(byte[] bytes) => AssertAnswered(RouteDocument.Of(bytes));

    [Fact]
    public void A_long_line_takes_no_long_time()
    {
        foreach (var part in new[] { " via", "[", "* ", "_1", "a b ", "\t\t", "via 1 on " })
            AssertAnswered(RouteDocument.Of("name proto table state since info\n10.0.0.0/8 via " + string.Concat(Enumerable.Repeat(part, 100_000)) + "\n"));
    }

    private static void AssertAnswered(RecordedDocument document)
    {
        AssertAnswered(BirdProtocolsParser.Parse(document));
        AssertAnswered(BirdRoutesParser.Parse(document));
        AssertAnswered(KernelRoutesParser.Parse(document));
    }

    private static void AssertAnswered<T>(Reading<IReadOnlyList<T>> reading)
    {
        Assert.Equal(reading.Completeness == Completeness.Complete, reading.Problems.Count == 0);
        Assert.All(reading.Problems, p => Assert.Equal(RouteDocument.Path, p.Document));
    }
}
