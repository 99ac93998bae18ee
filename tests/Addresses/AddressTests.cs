using FsCheck.Xunit;
using HybridDrift.Addresses;

namespace HybridDrift.Tests.Addresses;

public sealed class AddressTests
{
    [Theory]
    [InlineData("0.0.0.0", 0u)]
    [InlineData("0.0.0.1", 1u)]
    [InlineData("10.1.2.3", 0x0A010203u)]
    [InlineData("128.0.0.0", 0x80000000u)]
    [InlineData("255.255.255.255", uint.MaxValue)]
    public void Four_octets_are_one_number_when_they_are_read(string text, uint value)
    {
        Assert.True(Address.TryParse(text, out var address));
        Assert.Equal((value, text), (address.Value, address.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("10.1.2")]
    [InlineData("10.1.2.3.4")]
    [InlineData("10.1.2.256")]
    [InlineData("10.1.2.999")]
    [InlineData("10.1.2.1000")]
    [InlineData("10.1..3")]
    [InlineData("10.1.2.")]
    [InlineData(".1.2.3.4")]
    [InlineData("010.1.2.3")]
    [InlineData("10.1.2.03")]
    [InlineData("10.1.2.00")]
    [InlineData("10.1.2.-3")]
    [InlineData("10.1.2.+3")]
    [InlineData("10.1.2.0x3")]
    [InlineData("10.1.2.a")]
    [InlineData("10.1.2.3 ")]
    [InlineData(" 10.1.2.3")]
    [InlineData("10. 1.2.3")]
    [InlineData("10.1.2.3\n")]
    [InlineData("10.1.2.3\0")]
    [InlineData("1\0.1.2.3")]
    [InlineData("10.1.2.\u0663")]
    [InlineData("\uff11.1.2.3")]
    [InlineData("10.1.2.3/32")]
    [InlineData("167838211")]
    [InlineData("::ffff:10.1.2.3")]
    public void An_address_is_refused_when_it_is_not_four_plain_octets(string? text)
    {
        Assert.False(Address.TryParse(text, out var address));
        Assert.Equal(default, address);
    }

    [Fact]
    public void The_text_is_named_when_an_address_that_must_be_right_is_not() =>
        Assert.Contains("'10.1.2'", Assert.Throws<FormatException>(() => Address.Parse("10.1.2")).Message, StringComparison.Ordinal);

    [Property]
    public void Reading_gives_the_address_back_when_it_was_written(uint value) =>
        Assert.Equal(new Address(value), Address.Parse(new Address(value).ToString()));

    [Property]
    public void Addresses_are_ordered_as_numbers_when_they_are_compared(uint a, uint b)
    {
        var (left, right) = (new Address(a), new Address(b));
        Assert.Equal(a.CompareTo(b), left.CompareTo(right));
        Assert.Equal(((a < b), (a > b)), ((left < right), (left > right)));
        Assert.Equal((a <= b, a >= b), (left <= right, left >= right));
    }
}
