using HybridDrift.Collect;
using HybridDrift.Sites;

namespace HybridDrift.Tests.Sites.Parse.Nsx;

public sealed class IpSetTests
{
    [Theory]
    [InlineData("<value>192.168.133.0/24</value>", "192.168.133.0/24")]
    [InlineData("<value>10.0.0.5,192.168.0.0/16, 10.0.0.1-10.0.0.3</value>", "10.0.0.1, 10.0.0.2/31, 10.0.0.5, 192.168.0.0/16")]
    [InlineData("<value>10.0.0.1,2001:db8::/64,fe80::1-fe80::9</value>", "10.0.0.1")]
    [InlineData("<value>2001:db8::/64</value>", "none")]
    [InlineData("<value></value>", "none")]
    [InlineData("<extendedAttributes><extendedAttribute><name>isReadOnly</name><value>true</value></extendedAttribute></extendedAttributes>", "none")]
    public void The_value_is_the_set_and_no_value_is_the_empty_set(string fields, string expected)
    {
        var (side, site) = Source("ipset-9", ("nsx/ipset-9.xml", $"<ipset><objectId>ipset-9</objectId><name>n</name>{fields}</ipset>"));
        Assert.Empty(side.Unresolved);
        Assert.False(side.Any);
        Assert.Equal(expected, side.Addresses.ToString());
        Assert.Equal(Completeness.Complete, Assert.Single(site.GroupingObjects).Completeness);
    }

    [Fact]
    public void A_set_is_found_in_a_list()
    {
        var list = "<list><ipset><objectId>ipset-8</objectId><value>10.8.0.0/16</value></ipset><ipset><objectId>ipset-9</objectId><value>10.9.0.0/16</value></ipset></list>";
        Assert.Equal("10.9.0.0/16", Source("ipset-9", ("nsx/ipset-9.xml", list)).Side.ToString());
    }

    [Theory]
    [InlineData("<ipset><objectId>ipset-8</objectId><value>10.0.0.1</value></ipset>", "does not hold ipset-9")]
    [InlineData("<list/>", "does not hold ipset-9")]
    [InlineData("<list><ipset><value>10.0.0.1</value></ipset></list>", "does not hold ipset-9")]
    [InlineData("<list><ipset><objectId>ipset-9</objectId></ipset><ipset><objectId>ipset-9</objectId><value>10.0.0.1</value></ipset></list>", "holds ipset-9 more than once")]
    [InlineData("<ipset><objectId>ipset-9</objectId><value>web servers</value></ipset>", "a text of 11 characters is not an address")]
    [InlineData("<ipset><objectId>ipset-9</objectId><value>10.0.0.1,</value></ipset>", "an address is empty")]
    [InlineData("<ipset><objectId>ipset-9</objectId><value>10.0.0.1</value><value>10.0.0.2</value></ipset>", "<value>")]
    [InlineData("<error><errorCode>202</errorCode><details>gone</details></error>", "202 gone")]
    [InlineData("<ipset>", "not well-formed")]
    public void A_set_that_cannot_be_understood_stays_named(string text, string says)
    {
        var (side, site) = Source("ipset-9", ("nsx/ipset-9.xml", text));
        Assert.Equal(["ipset-9"], side.Unresolved);
        Assert.True(side is { Any: false, Addresses.IsEmpty: true });
        Assert.Contains(says, Assert.Single(Assert.Single(site.GroupingObjects).Problems).What);
    }

    [Fact]
    public void A_set_that_is_not_known_to_be_whole_stays_named()
    {
        var rule = "<firewallRule><action>accept</action><source><groupingObjectId>ipset-9</groupingObjectId></source></firewallRule>";
        var manifest = """{"sources":[{"name":"nsx","problems":[{"document":"nsx/ipset-9.xml","what":"timed out"}]}]}""";
        var edge = EdgeDocument.WithFirewall(rule).Parse(("nsx/ipset-9.xml", "<ipset><value>10.0.0.1</value></ipset>"), ("recording.json", manifest));
        Assert.Equal(["ipset-9"], Assert.Single(edge.Firewall.Whole().Rules).Source.Unresolved);
    }

    [Fact]
    public void A_set_is_read_once_for_all_rules()
    {
        var rules = string.Concat(Enumerable.Repeat("<firewallRule><action>accept</action><source><groupingObjectId>ipset-9</groupingObjectId></source></firewallRule>", 50));
        var site = Recordings.Site(("nsx/edge-7.xml", EdgeDocument.WithFirewall(rules).Text), ("nsx/ipset-9.xml", "<ipset><value>10.0.0.1</value></ipset>"));
        Assert.Single(site.GroupingObjects);
    }

    [Fact]
    public void A_security_group_shows_what_was_found_and_stays_open()
    {
        var (side, _) = Source("securitygroup-12", ("nsx/securitygroup-12.ipaddresses.xml", """
            <ipNodes><ipNode><ipAddresses><string>fe80::1</string><string>10.16.181.134</string></ipAddresses></ipNode><ipNode><ipAddresses><string>192.168.0.18</string></ipAddresses></ipNode></ipNodes>
            """));
        Assert.Equal("10.16.181.134, 192.168.0.18", side.Addresses.ToString());
        Assert.Contains("securitygroup-12", Assert.Single(side.Unresolved));
    }

    [Theory]
    [InlineData("nsx/securitygroup-12.xml", "<securitygroup/>")]
    [InlineData("nsx/securitygroup-12.ipaddresses.xml", "<html>")]
    public void A_security_group_that_cannot_be_understood_stays_named(string path, string text) =>
        Assert.Equal(["securitygroup-12"], Source("securitygroup-12", (path, text)).Side.Unresolved);

    private static (RuleSide Side, Site Site) Source(string id, params IEnumerable<(string, string)> objects)
    {
        var text = EdgeDocument.WithFirewall($"<firewallRule><action>accept</action><source><groupingObjectId>{id}</groupingObjectId></source></firewallRule>").Text;
        var site = Recordings.Site([("nsx/edge-7.xml", text), .. objects]);
        return (Assert.Single(site.Edges["edge-7"].Firewall.Whole().Rules).Source, site);
    }
}
