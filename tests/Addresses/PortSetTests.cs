using FsCheck.Xunit;
using HybridDrift.Addresses;

namespace HybridDrift.Tests.Addresses;

public sealed class PortSetTests
{
    [Theory]
    [InlineData("any", "any")]
    [InlineData("ANY", "any")]
    [InlineData("0-65535", "any")]
    [InlineData("0-1000,1001-65535", "any")]
    [InlineData("80,any", "any")]
    [InlineData("80", "80")]
    [InlineData("0", "0")]
    [InlineData("65535", "65535")]
    [InlineData("8000-8010", "8000-8010")]
    [InlineData(" 8000 - 8010 ", "8000-8010")]
    [InlineData("443, 80", "80,443")]
    [InlineData("80,81,82-90", "80-90")]
    [InlineData("80-80", "80")]
    public void Ports_are_one_set_when_they_are_spelled_in_any_way(string text, string set)
    {
        var read = PortSet.TryParse(text, out var problem);
        Assert.Equal((set, null), (read?.ToString(), problem));
    }

    [Theory]
    [InlineData("65536", "65536")]
    [InlineData("80,http", "http")]
    [InlineData("any,http", "http")]
    [InlineData("http,any", "http")]
    [InlineData("90-80", "90-80")]
    [InlineData("80-", "80-")]
    [InlineData("-80", "-80")]
    [InlineData("1-2-3", "1-2-3")]
    [InlineData("+80", "+80")]
    [InlineData("8 0", "8 0")]
    [InlineData("80\0", "80\0")]
    [InlineData("\u0668\u0660", "\u0668\u0660")]
    [InlineData("4294967376", "4294967376")]
    [InlineData("99999999999999999999", "99999999999999999999")]
    public void The_part_is_named_when_it_is_no_port(string text, string part)
    {
        Assert.Null(PortSet.TryParse(text, out var problem));
        Assert.StartsWith(Digits.Quote(part), problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("80,")]
    [InlineData(",80")]
    public void An_empty_part_is_a_problem_when_it_stands_in_a_list(string text)
    {
        Assert.Null(PortSet.TryParse(text, out var problem));
        Assert.Equal("a port is empty", problem);
    }

    [Property]
    public void Reading_gives_the_ports_back_when_they_were_written(ushort[] ports)
    {
        var set = PortSet.Of(ports.Select(p => (int)p));
        Assert.All(ports, p => Assert.True(set.Contains(p)));
        Assert.Equal((ulong)ports.Distinct().Count(), set.Intervals.Count);
        Assert.Equal(set, set.IsEmpty ? PortSet.Empty : PortSet.TryParse(set.ToString(), out _));
        Assert.Equal(set.GetHashCode(), PortSet.Of(ports.Reverse().Select(p => (int)p)).GetHashCode());
        Assert.True(set.IsSubsetOf(PortSet.All) && PortSet.Empty.IsSubsetOf(set));
    }

    [Fact]
    public void Nothing_and_everything_are_told_apart_when_a_set_is_written()
    {
        Assert.Equal(("any", "none"), (PortSet.All.ToString(), PortSet.Empty.ToString()));
        Assert.True(PortSet.All.IsAll && !PortSet.All.IsEmpty && PortSet.Empty.IsEmpty && !PortSet.Empty.IsAll);
        Assert.False(PortSet.All.Contains(-1) || PortSet.All.Contains(65536));
        Assert.False(PortSet.Of(80).Equals((object)"80"));
        Assert.Equal(PortSet.Of(80, 443), PortSet.Of(443).Union(PortSet.Of(80)));
    }
}
