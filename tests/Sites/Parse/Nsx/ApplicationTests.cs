using System.Diagnostics;
using HybridDrift.Sites;

namespace HybridDrift.Tests.Sites.Parse.Nsx;

public sealed class ApplicationTests
{
    [Theory]
    [InlineData("<applicationProtocol>TCP</applicationProtocol><value>80,443,1024-65535</value>", "tcp 80,443,1024-65535")]
    [InlineData("<applicationProtocol>udp</applicationProtocol><value>53</value><sourcePort>1024-65535</sourcePort>", "udp source 1024-65535 53")]
    [InlineData("<applicationProtocol>TCP</applicationProtocol>", "tcp")]
    [InlineData("<applicationProtocol>ICMP</applicationProtocol><value>echo-request</value>", "icmp 8")]
    [InlineData("<applicationProtocol>ICMP</applicationProtocol>", "icmp")]
    [InlineData("<applicationProtocol>GRE</applicationProtocol>", "gre")]
    public void A_plain_service_is_read(string element, string expected)
    {
        var (services, site) = Services(("nsx/application-1.xml", Application(1, element)));
        Assert.Empty(services.Unresolved);
        Assert.Equal(expected, Assert.Single(services.Services).ToString());
        Assert.Single(site.GroupingObjects);
    }

    [Theory]
    [InlineData("<application><objectId>application-1</objectId></application>")]
    [InlineData("<application><objectId>application-1</objectId><element/></application>")]
    [InlineData("<application><element><applicationProtocol>MS_RPC_TCP</applicationProtocol><value>135</value></element></application>")]
    [InlineData("<application><element><applicationProtocol>FTP</applicationProtocol><value>21</value></element></application>")]
    [InlineData("<application><element><applicationProtocol>TCP</applicationProtocol><value>http</value></element></application>")]
    [InlineData("<application><element><applicationProtocol>ESP</applicationProtocol><value>80</value></element></application>")]
    [InlineData("<application><element><applicationProtocol>TCP</applicationProtocol></element><element><applicationProtocol>UDP</applicationProtocol></element></application>")]
    [InlineData("<application><objectId>application-2</objectId><element><applicationProtocol>TCP</applicationProtocol></element></application>")]
    [InlineData("<applicationGroup/>")]
    [InlineData("{}")]
    public void A_service_that_is_not_plain_stays_named(string text)
    {
        var (services, site) = Services(("nsx/application-1.xml", text));
        Assert.Equal(["application-1"], services.Unresolved);
        Assert.Empty(services.Services);
        Assert.Single(Assert.Single(site.GroupingObjects).Problems);
    }

    [Fact]
    public void A_service_that_is_not_recorded_stays_named() => Assert.Equal(["application-1"], Services().Services.Unresolved);

    [Fact]
    public void A_group_is_the_services_of_its_members()
    {
        var (services, _) = Services("applicationgroup-1", Group(1, "application-1", "applicationgroup-2", "application-9"), Group(2, "application-2"),
            ("nsx/application-1.xml", Application(1, Tcp(80))), ("nsx/application-2.xml", Application(2, Tcp(443))));
        Assert.Equal(["tcp 80", "tcp 443"], services.Services.Select(s => s.ToString()));
        Assert.Equal(["application-9"], services.Unresolved);
    }

    [Fact]
    public void Groups_in_a_circle_come_to_an_end()
    {
        var (services, site) = Services("applicationgroup-1", Group(1, "applicationgroup-2"), Group(2, "applicationgroup-3", "application-1"), Group(3, "applicationgroup-1"),
            ("nsx/application-1.xml", Application(1, Tcp(80))));
        Assert.Equal("tcp 80", services.ToString());
        Assert.Equal(4, site.GroupingObjects.Count);
    }

    [Theory]
    [InlineData("<applicationGroup><objectId>applicationgroup-1</objectId></applicationGroup>")]
    [InlineData("<applicationGroup><member><objectId>applicationgroup-1</objectId></member></applicationGroup>")]
    [InlineData("<applicationGroup><member><name>x</name></member></applicationGroup>")]
    [InlineData("<applicationGroup><objectId>applicationgroup-2</objectId><member><objectId>application-1</objectId></member></applicationGroup>")]
    public void A_group_that_comes_to_nothing_stays_named(string text) => Assert.Equal(["applicationgroup-1"],
        Services("applicationgroup-1", ("nsx/applicationgroup-1.xml", text), ("nsx/application-1.xml", Application(1, Tcp(80)))).Services.Unresolved);

    [Fact]
    public void Groups_of_groups_of_groups_take_no_time()
    {
        // Every level holds the next one twice: as many ways down as there are atoms in a grain of salt, or a chain as deep.
        var levels = Enumerable.Range(1, 60).SelectMany(l => new[] { Group(l * 2, Level(l)), Group((l * 2) + 1, Level(l)) });
        var chain = Enumerable.Range(1000, 3000).Select(n => Group(n, $"applicationgroup-{n + 1}"));
        var watch = Stopwatch.StartNew();
        Assert.Equal(["applicationgroup-122", "applicationgroup-123"], Services("applicationgroup-2", [.. levels]).Services.Unresolved);
        Assert.Equal(["applicationgroup-4000"], Services("applicationgroup-1000", [.. chain]).Services.Unresolved);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));

        static string[] Level(int level) => [$"applicationgroup-{(level + 1) * 2}", $"applicationgroup-{((level + 1) * 2) + 1}"];
    }

    private static (RuleServices Services, Site Site) Services(params IEnumerable<(string, string)> objects) => Services("application-1", objects);

    private static (RuleServices Services, Site Site) Services(string id, params IEnumerable<(string, string)> objects)
    {
        var text = EdgeDocument.WithFirewall($"<firewallRule><action>accept</action><application><applicationId>{id}</applicationId></application></firewallRule>").Text;
        var site = Recordings.Site([("nsx/edge-7.xml", text), .. objects]);
        return (Assert.Single(site.Edges["edge-7"].Firewall.Whole().Rules).Services, site);
    }

    private static string Application(int number, string element) => $"<application><objectId>application-{number}</objectId><element>{element}</element></application>";

    private static string Tcp(int port) => $"<applicationProtocol>TCP</applicationProtocol><value>{port}</value>";

    private static (string, string) Group(int number, params string[] members) =>
        ($"nsx/applicationgroup-{number}.xml", $"<applicationGroup>{string.Concat(members.Select(m => $"<member><objectId>{m}</objectId></member>"))}</applicationGroup>");
}
