using FsCheck.Xunit;
using HybridDrift.Addresses;

namespace HybridDrift.Tests.Addresses;

public sealed class PrefixTests
{
    [Theory]
    [InlineData("10.1.2.0/24", "10.1.2.0/24", "10.1.2.255", false)]
    [InlineData("192.168.10.1/24", "192.168.10.0/24", "192.168.10.255", true)]
    [InlineData("10.1.2.3", "10.1.2.3/32", "10.1.2.3", false)]
    [InlineData("10.1.2.3/32", "10.1.2.3/32", "10.1.2.3", false)]
    [InlineData("10.1.2.3/31", "10.1.2.2/31", "10.1.2.3", true)]
    [InlineData("0.0.0.0/0", "0.0.0.0/0", "255.255.255.255", false)]
    [InlineData("10.1.2.3/0", "0.0.0.0/0", "255.255.255.255", true)]
    [InlineData("255.255.255.255/1", "128.0.0.0/1", "255.255.255.255", true)]
    public void Host_bits_are_masked_and_told_when_a_prefix_has_them(string text, string prefix, string last, bool hadHostBits)
    {
        Assert.True(Prefix.TryParse(text, out var read, out var told));
        Assert.Equal((prefix, last, hadHostBits), (read.ToString(), read.Last.ToString(), told));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/24")]
    [InlineData("10.1.2.0/")]
    [InlineData("10.1.2.0/33")]
    [InlineData("10.1.2.0/-1")]
    [InlineData("10.1.2.0/+8")]
    [InlineData("10.1.2.0/ 8")]
    [InlineData("10.1.2.0 /8")]
    [InlineData("10.1.2.0/8\0")]
    [InlineData("10.1.2.0/08")]
    [InlineData("10.1.2.0/00")]
    [InlineData("10.1.2.0/\u0668")]
    [InlineData("10.1.2.0/8/8")]
    [InlineData("10.1.2.0/4294967304")]
    [InlineData("10.1.2.0/255.255.255.0")]
    [InlineData("10.1.2/24")]
    [InlineData("2001:db8::/32")]
    public void A_prefix_is_refused_when_it_is_not_an_address_and_a_length(string? text)
    {
        Assert.False(Prefix.TryParse(text, out var prefix, out var hadHostBits));
        Assert.Equal((default, false), (prefix, hadHostBits));
    }

    [Fact]
    public void A_prefix_is_refused_when_it_must_be_right_and_is_not()
    {
        Assert.Contains("'10.1.2.0/33'", Assert.Throws<FormatException>(() => Prefix.Parse("10.1.2.0/33")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Prefix.Of(default, 33));
        Assert.Throws<ArgumentOutOfRangeException>(() => Prefix.Of(default, -1));
    }

    [Property]
    public void A_prefix_holds_what_shares_its_first_bits_when_it_is_asked(uint network, uint address, byte bits)
    {
        var length = bits % 33;
        var prefix = Prefix.Of(new(network), length);
        // Random addresses seldom share bits: the upper half of them is taken from the network.
        var near = address % 2 == 0 ? address : (network & 0xFFFF0000) | (address & 0xFFFF);
        Assert.Equal(Bits(network)[..length] == Bits(near)[..length], prefix.Contains(new Address(near)));
        Assert.True(prefix.Contains(prefix.Network) && prefix.Contains(prefix.Last));
        Assert.Equal(1UL << (32 - length), (ulong)prefix.Last.Value - prefix.Network.Value + 1);
        Assert.Equal(prefix, Prefix.Parse(prefix.ToString()));
    }

    [Property]
    public void Prefixes_overlap_when_one_holds_the_other(uint a, byte aBits, uint b, byte bBits)
    {
        var (left, right) = (Prefix.Of(new(a), aBits % 33), Prefix.Of(new(b), Math.Min(bBits % 33, 6)));
        var (leftSet, rightSet) = (AddressSet.Of(left), AddressSet.Of(right));
        Assert.Equal(rightSet.IsSubsetOf(leftSet), left.Contains(right));
        Assert.Equal(leftSet.Overlaps(rightSet), left.Overlaps(right));
        Assert.Equal(left.Overlaps(right), left.Contains(right) || right.Contains(left));
    }

    [Fact]
    public void Prefixes_are_ordered_by_address_and_then_by_length_when_they_are_sorted()
    {
        Prefix[] sorted = [Prefix.Parse("0.0.0.0/0"), Prefix.Parse("10.0.0.0/8"), Prefix.Parse("10.0.0.0/24"), Prefix.Parse("10.0.1.0/24"), Prefix.Parse("128.0.0.0/1")];
        Assert.Equal(sorted, sorted.Reverse().Order());
        for (var i = 1; i < sorted.Length; i++)
            Assert.True(sorted[i - 1] < sorted[i] && sorted[i - 1] <= sorted[i] && sorted[i] > sorted[i - 1] && sorted[i] >= sorted[i - 1]);
    }

    [Fact]
    public void Every_length_has_a_mask_when_the_mask_has_no_holes()
    {
        for (var length = 0; length <= 32; length++)
        {
            Assert.True(Prefix.TryParseMask(Prefix.Of(new(uint.MaxValue), length).Network.ToString(), out var read));
            Assert.Equal(length, read);
        }
    }

    [Theory]
    [InlineData("255.0.255.0")]
    [InlineData("0.0.0.255")]
    [InlineData("255.255.255.253")]
    [InlineData("127.255.255.255")]
    [InlineData("255.255.255.0 ")]
    [InlineData("24")]
    [InlineData("")]
    [InlineData(null)]
    public void A_mask_is_refused_when_it_has_holes_or_is_none(string? text) => Assert.False(Prefix.TryParseMask(text, out _));

    [Property]
    public void A_mask_is_taken_when_its_ones_come_first(uint value) =>
        Assert.Equal(!Bits(value).Contains("01", StringComparison.Ordinal), Prefix.TryParseMask(new Address(value).ToString(), out _));

    private static string Bits(uint value) => Convert.ToString(value, 2).PadLeft(32, '0');
}
