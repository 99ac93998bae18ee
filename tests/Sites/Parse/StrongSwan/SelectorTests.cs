using HybridDrift.Collect;
using HybridDrift.Sites;

namespace HybridDrift.Tests.Sites.Parse.StrongSwan;

public sealed class SelectorTests
{
    [Theory]
    [InlineData("10.1.0.0/16", "10.1.0.0/16", null, "any")]
    [InlineData("0.0.0.0/0", "any", null, "any")]
    [InlineData("10.1.0.7/32", "10.1.0.7", null, "any")]
    [InlineData("10.1.0.5..10.1.0.7", "10.1.0.5, 10.1.0.6/31", null, "any")]
    [InlineData("10.1.0.0/16|/0", "10.1.0.0/16", null, "any")]
    [InlineData("10.1.0.0/16[tcp]", "10.1.0.0/16", 6, "any")]
    [InlineData("10.1.0.0/16[tcp/mysql]", "10.1.0.0/16", 6, "3306")]
    [InlineData("10.1.0.0/16[udp/isakmp]", "10.1.0.0/16", 17, "500")]
    [InlineData("10.1.0.0/16[17/1701]", "10.1.0.0/16", 17, "1701")]
    [InlineData("10.1.0.0/16[tcp/8000-8010]", "10.1.0.0/16", 6, "8000-8010")]
    [InlineData("10.1.0.5..10.1.0.6[tcp/https]", "10.1.0.5, 10.1.0.6", 6, "443")]
    [InlineData("10.1.0.0/16[gre]", "10.1.0.0/16", 47, "any")]
    [InlineData("10.1.0.0/16[icmp/8]", "10.1.0.0/16", 1, "8")]
    [InlineData("10.1.0.0/16[icmp/3-4(255)]", "10.1.0.0/16", 1, "3-4")]
    public void Addresses_protocol_and_ports_are_read_when_they_are_plain(string text, string addresses, int? protocol, string ports)
    {
        var selectors = Remote(text);
        var selector = Assert.Single(selectors.All);
        Assert.Equal((text, addresses), (selector.Text, selector.Addresses.ToString()));
        Assert.Equal((protocol, ports), (selector.Protocol, selector.Ports.ToString()));
        Assert.False(selectors.HasUnresolved);
        Assert.Equal(protocol is null ? addresses : "none", selectors.Addresses.ToString());
    }

    [Theory]
    [InlineData("dynamic")]
    [InlineData("dynamic[tcp/https]")]
    [InlineData("2001:db8::/32")]
    [InlineData("2001:db8::1..2001:db8::9")]
    [InlineData("10.1.0.0/16[tcp/no-such-service]")]
    [InlineData("10.1.0.0/16[tcp/OPAQUE]")]
    [InlineData("10.1.0.0/16[mystery]")]
    [InlineData("10.1.0.0/16[80]")]
    [InlineData("10.1.0.0/16[icmp/3]")]
    [InlineData("10.1.0.0/16[icmp/3(1)]")]
    [InlineData("10.1.0.0/16|10.9.0.0/16")]
    public void A_selector_is_unresolved_when_its_meaning_is_not_all_known(string text)
    {
        var selectors = Remote(text + " 192.168.1.0/24");
        Assert.True(selectors.HasUnresolved);
        Assert.True(selectors.All[0].IsUnresolved);
        Assert.Equal("192.168.1.0/24", selectors.Addresses.ToString());
    }

    [Theory]
    [InlineData("10.1.0.0")]
    [InlineData("10.1.0.0/")]
    [InlineData("10.1.0.0/1")]
    [InlineData("10.1.0.0/33")]
    [InlineData("10.1.0.0/1x")]
    [InlineData("10.1.0/16")]
    [InlineData("10.1.0.9..10.1.0.5")]
    [InlineData("10.1.0.5..")]
    [InlineData("10.1.0.0/16[")]
    [InlineData("10.1.0.0/16[]")]
    [InlineData("10.1.0.0/16[tcp/]")]
    [InlineData("10.1.0.0/16[tcp/99999]")]
    [InlineData("10.1.0.0/16[tcp]x")]
    [InlineData("10.1.0.0/16|9")]
    [InlineData("2001:db8::/129")]
    [InlineData("10.2.0.0/16 === 10.3.0.0/16")]
    [InlineData("dyn")]
    public void The_line_is_a_problem_when_a_selector_is_not_what_strongSwan_prints(string text)
    {
        var reading = IpsecOutputs.Parse(Output(text));
        Assert.Equal(Completeness.Partial, reading.Completeness);
        Assert.Contains(reading.Problems, p => p.Where == "line 4");
        Assert.False(reading.Value.IkeSas[0].Children[0].HasSelectors);
    }

    [Fact]
    public void An_installed_child_is_a_problem_when_one_side_has_no_selector()
    {
        Assert.Equal(Completeness.Partial, IpsecOutputs.Parse(Output("")).Completeness);
        Assert.Equal(Completeness.Complete, IpsecOutputs.Parse(Output("").Replace("INSTALLED", "CREATED", StringComparison.Ordinal)).Completeness);
    }

    private static TrafficSelectors Remote(string text) => IpsecOutputs.Read(Output(text)).IkeSas[0].Children[0].Remote;

    private static string Output(string remote) => IpsecOutputs.Sas(1, 0, $$"""
            k8s-conn[1]: ESTABLISHED 3 seconds ago, 10.20.0.11[ibm-cloud]...10.20.0.50[on-prem]
            k8s-conn{1}:  INSTALLED, TUNNEL, reqid 1, ESP in UDP SPIs: 33f7ad44_i 74c4d7dc_o
            k8s-conn{1}:   172.30.0.0/16 === {{remote}}
        """);
}
