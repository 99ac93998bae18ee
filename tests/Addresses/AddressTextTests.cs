using HybridDrift.Addresses;

namespace HybridDrift.Tests.Addresses;

public sealed class AddressTextTests
{
    [Theory]
    [InlineData("any", "any")]
    [InlineData("ANY", "any")]
    [InlineData(" Any ", "any")]
    [InlineData("0.0.0.0/0", "any")]
    [InlineData("0.0.0.0-255.255.255.255", "any")]
    [InlineData("10.0.0.7", "10.0.0.7")]
    [InlineData("10.0.0.7/32", "10.0.0.7")]
    [InlineData("192.168.10.1/24", "192.168.10.0/24")]
    [InlineData("10.0.0.7-10.0.0.7", "10.0.0.7")]
    [InlineData("10.0.0.4-10.0.0.7", "10.0.0.4/30")]
    [InlineData("10.0.0.5 - 10.0.0.9", "10.0.0.5-10.0.0.9")]
    [InlineData("10.0.0.9,10.0.0.0/30, 10.0.0.4-10.0.0.8", "10.0.0.0/29, 10.0.0.8/31")]
    [InlineData("10.0.0.0/25,10.0.0.128/25", "10.0.0.0/24")]
    [InlineData("10.0.0.1,any", "any")]
    public void Addresses_are_one_set_when_they_are_spelled_in_any_way(string text, string set)
    {
        var read = AddressText.TryParse(text, out var problem);
        Assert.Equal((set, false, null), (read?.Addresses.ToString(), read?.HasIpv6, problem));
    }

    [Theory]
    [InlineData("2001:db8::1", "none")]
    [InlineData("::", "none")]
    [InlineData("::/0", "none")]
    [InlineData("2001:db8::/128", "none")]
    [InlineData("2001:db8::1-2001:db8::9", "none")]
    [InlineData("2001:db8::1 - 2001:db8::9", "none")]
    [InlineData("::ffff:10.0.0.1", "none")]
    [InlineData("10.0.0.1,2001:db8::1", "10.0.0.1")]
    [InlineData("FE80::/10,10.0.0.1", "10.0.0.1")]
    public void Ipv6_is_kept_apart_when_it_stands_among_addresses(string text, string ipv4)
    {
        var read = AddressText.TryParse(text, out var problem);
        Assert.Equal((ipv4, true, null), (read?.Addresses.ToString(), read?.HasIpv6, problem));
    }

    [Theory]
    [InlineData("10.0.0", "10.0.0")]
    [InlineData("10.0.0.1,web-server", "web-server")]
    [InlineData("web-server,10.0.0.1", "web-server")]
    [InlineData("any,10.0.0.0/33", "10.0.0.0/33")]
    [InlineData("10.0.0.9-10.0.0.1", "10.0.0.9-10.0.0.1")]
    [InlineData("10.0.0.1-", "10.0.0.1-")]
    [InlineData("-10.0.0.1", "-10.0.0.1")]
    [InlineData("10.0.0.1-10.0.0.2-10.0.0.3", "10.0.0.1-10.0.0.2-10.0.0.3")]
    [InlineData("10.0.0.0/24-10.0.1.0/24", "10.0.0.0/24-10.0.1.0/24")]
    [InlineData("010.0.0.1", "010.0.0.1")]
    [InlineData("10.0.0.1\u0663", "10.0.0.1\u0663")]
    [InlineData("10.0.0.1\0", "10.0.0.1\0")]
    [InlineData("10.0.0.1;10.0.0.2", "10.0.0.1;10.0.0.2")]
    [InlineData("anyone", "anyone")]
    [InlineData("2001:db8::/129", "2001:db8::/129")]
    [InlineData("2001:db8::/x", "2001:db8::/x")]
    [InlineData("2001:db8::/8/8", "2001:db8::/8/8")]
    [InlineData("::1-::2-::3", "::1-::2-::3")]
    [InlineData("::1-10.0.0.1", "::1-10.0.0.1")]
    [InlineData("[::1]:80", "[::1]:80")]
    [InlineData("fe80::1%eth0", "fe80::1%eth0")]
    [InlineData("1:2:3", "1:2:3")]
    public void The_part_is_named_when_it_is_no_address(string text, string part)
    {
        Assert.Null(AddressText.TryParse(text, out var problem));
        Assert.StartsWith(Digits.Quote(part), problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("10.0.0.1,")]
    [InlineData(",10.0.0.1")]
    [InlineData("10.0.0.1, ,10.0.0.2")]
    public void An_empty_part_is_a_problem_when_it_stands_in_a_list(string text)
    {
        Assert.Null(AddressText.TryParse(text, out var problem));
        Assert.Equal("an address is empty", problem);
    }

    [Fact]
    public void A_long_part_is_shortened_when_it_is_named()
    {
        Assert.Null(AddressText.TryParse(new string('x', 5000), out var problem));
        Assert.Contains("a text of ", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.0.0.256", "'10.0.0.256'")]
    [InlineData("10.1.1.1/33", "'10.1.1.1/33'")]
    [InlineData("psk-of-the-tunnel", "a text of 17 characters")]
    [InlineData("00000000000000000000000000000000000000000", "a text of 41 characters")]
    public void Only_a_slip_of_the_pen_is_quoted(string text, string shown) => Assert.Equal(shown, Digits.Quote(text));
}
