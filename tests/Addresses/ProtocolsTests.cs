using HybridDrift.Addresses;

namespace HybridDrift.Tests.Addresses;

public sealed class ProtocolsTests
{
    [Theory]
    [InlineData("tcp", 6)]
    [InlineData("TCP", 6)]
    [InlineData("udp", 17)]
    [InlineData("icmp", 1)]
    [InlineData("esp", 50)]
    [InlineData("ah", 51)]
    [InlineData("ipencap", 4)]
    [InlineData("sctp", 132)]
    [InlineData("0", 0)]
    [InlineData("6", 6)]
    [InlineData("255", 255)]
    public void A_protocol_is_its_number_when_it_is_named_or_numbered(string text, int number) =>
        Assert.Equal(Protocols.Only(number), Protocols.TryParse(text));

    [Theory]
    [InlineData("")]
    [InlineData("256")]
    [InlineData("-1")]
    [InlineData("+6")]
    [InlineData(" tcp")]
    [InlineData("6\0")]
    [InlineData("\u0666")]
    [InlineData("tcp,udp")]
    [InlineData("https")]
    public void A_protocol_is_refused_when_it_is_not_known(string text) => Assert.Null(Protocols.TryParse(text));

    [Fact]
    public void All_protocols_are_meant_when_it_says_any()
    {
        Assert.Equal(Protocols.All, Protocols.TryParse("Any"));
        Assert.Equal(256UL, Protocols.All.Count);
    }

    [Fact]
    public void A_name_is_its_own_number_when_it_is_written_and_read()
    {
        for (var number = 0; number < 256; number++)
        {
            var name = Protocols.Name((uint)number);
            Assert.Equal(name.StartsWith("ip-proto-", StringComparison.Ordinal) ? null : Protocols.Only(number), Protocols.TryParse(name));
        }
    }

    [Fact]
    public void Protocols_are_named_when_they_are_written()
    {
        Assert.Equal("tcp|udp", Protocols.Text(Protocols.Only(Protocols.Udp).Union(Protocols.Only(Protocols.Tcp))));
        Assert.Equal("any", Protocols.Text(Protocols.All));
        Assert.Equal("none", Protocols.Text(IntervalSet.Empty));
        Assert.Equal("ip-proto-253", Protocols.Text(Protocols.Only(253)));
        Assert.Equal("ip-proto-0-5|ip-proto-7-255", Protocols.Text(Protocols.All.Subtract(Protocols.Only(Protocols.Tcp))));
    }
}
