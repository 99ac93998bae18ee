using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HybridDrift.Addresses;

namespace HybridDrift.Tests.Addresses;

public sealed class CoverTests
{
    [Property(MaxTest = 1000)]
    public Property Answers_agree_with_bit_masks_when_the_universe_is_tiny() => Prop.ForAll(TinyUniverse.Sets(2), sets =>
    {
        TinyUniverse.Cells[] list = [.. sets[0].Where(c => c.Mask != 0)];
        foreach (var whole in sets[1].Where(c => c.Mask != 0))
        {
            for (var before = 0; before <= list.Length; before++)
            {
                var answer = Cover.Of(Dimensions(whole.Box), new([.. list.Select(c => Dimensions(c.Box))]), before);

                var left = whole.Mask & ~TinyUniverse.Mask(list.Take(before));
                Assert.False(answer.IsSpent);
                Assert.Equal(left == 0, answer.IsHeld);
                if (answer.IsHeld) Assert.Equal(UInt128.Zero, whole.Mask & ~TinyUniverse.Mask(answer.By.Select(i => list[i])));
                else
                {
                    Assert.True(Box(answer.Open!).IsEmpty == false && Products.Holds(Dimensions(whole.Box), answer.Open!));
                    Assert.All(list.Take(before), c => Assert.False(Products.Overlap(Dimensions(c.Box), answer.Open!)));
                }
            }
        }
    });

    [Fact]
    public void The_question_is_given_up_when_it_takes_too_many_cuts()
    {
        // Every product leaves a hole at another place of every dimension, so that pieces multiply.
        var random = new Random(7);
        IntervalSet Gaps() => IntervalSet.Of(Enumerable.Range(0, 40).Where(_ => random.Next(100) < 80).Select(i => new IntervalSet.Interval((uint)i * 10, (uint)i * 10 + 9)));
        var products = new Products([.. Enumerable.Range(0, 60).Select(_ => Enumerable.Range(0, 5).Select(_ => Gaps()).ToArray())]);
        IntervalSet[] whole = [.. Enumerable.Repeat(IntervalSet.Of(0, 399), 5)];

        var answer = Cover.Of(whole, products, products.Count, budget: 50);

        Assert.True(answer.IsSpent || answer.Open is not null);
        Assert.False(answer.IsHeld);
        Assert.True(Cover.Of(whole, products, products.Count, budget: 0).IsSpent);
    }

    [Fact]
    public void One_product_of_many_values_is_cut_once_for_each_dimension_when_it_hides_a_rule_in_part()
    {
        static IntervalSet Many(int count, uint step) => IntervalSet.Of(Enumerable.Range(0, count).Select(i => new IntervalSet.Interval((uint)i * step, (uint)i * step)));
        IntervalSet[] big = [Many(200, 256), Many(200, 256), IntervalSet.Of(6, 6), IntervalSet.Of(0, 65535), Many(20, 100)];
        IntervalSet[] whole = [IntervalSet.Of(0, 65535), IntervalSet.Of(0, 65535), IntervalSet.Of(6, 6), IntervalSet.Of(0, 65535), IntervalSet.Of(0, 65535)];

        Assert.NotNull(Cover.Of(whole, new([big]), 1, budget: 1).Open);
        Assert.Equal([0, 1], Cover.Of(whole, new([big, whole]), 2, budget: 1).By.Union([0]).Order());
    }

    private static IntervalSet[] Dimensions(PacketBox box) =>
        [box.Source.Intervals, box.Destination.Intervals, box.Protocol, box.SourcePorts.Intervals, box.DestinationPorts.Intervals];

    private static PacketBox Box(IntervalSet[] d) => new(new(d[0]), new(d[1]), d[2], new(d[3]), new(d[4]));
}
