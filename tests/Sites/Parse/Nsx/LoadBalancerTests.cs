using HybridDrift.Collect;
using HybridDrift.Sites;

namespace HybridDrift.Tests.Sites.Parse.Nsx;

public sealed class LoadBalancerTests
{
    private const string Server = "<virtualServer><virtualServerId>virtualServer-1</virtualServerId><name>shop</name><enabled>true</enabled><ipAddress>203.0.113.2</ipAddress><protocol>https</protocol><port>443,8000-8010</port><defaultPoolId>pool-1</defaultPoolId></virtualServer>";
    private const string Pool = "<pool><poolId>pool-1</poolId><member><ipAddress>192.168.10.5</ipAddress><port>8443</port><condition>enabled</condition></member><member><ipAddress>192.168.10.6</ipAddress></member></pool>";

    [Fact]
    public void Virtual_servers_are_read_with_the_members_of_their_pools()
    {
        var server = Assert.Single(Read(Server + Pool).Whole().VirtualServers);
        Assert.Equal(("shop", true, "203.0.113.2", "443,8000-8010", 6), (server.Name, server.Enabled, $"{server.Address}", $"{server.Ports}", server.Protocol));
        Assert.Equal(("192.168.10.5-192.168.10.6", "443,8000-8010,8443"), ($"{server.Targets}".Replace("192.168.10.5, 192.168.10.6", "192.168.10.5-192.168.10.6"), $"{server.TargetPorts}"));
        Assert.Empty(server.Unresolved);
        Assert.StartsWith("virtualServer[1], line ", server.Origin.Path);
    }

    [Fact]
    public void What_takes_no_traffic_is_not_in_force()
    {
        Assert.Single(Read(Server + Pool).Whole().InForce);
        Assert.Empty(Read(Server.Replace("<enabled>true", "<enabled>false") + Pool).Whole().InForce);
        Assert.Empty(Read(Server + Pool, enabled: "false").Whole().InForce);
        Assert.False(new EdgeDocument().Parse().LoadBalancer.Whole().Enabled);
        Assert.Single(Assert.Single(Read(Server + Pool.Replace("<condition>enabled", "<condition>disabled")).Whole().VirtualServers).Members);
    }

    [Fact]
    public void Members_that_are_objects_are_resolved_or_stay_named()
    {
        var pool = Pool.Replace("<ipAddress>192.168.10.6</ipAddress>", "<groupingObjectId>ipset-9</groupingObjectId><port>80</port>");
        Assert.Equal(["ipset-9"], Assert.Single(Read(Server + pool).Whole().VirtualServers).Unresolved);
        Assert.Contains("192.168.77.0/24", $"{Assert.Single(Read(Server + pool, more: ("nsx/ipset-9.xml", "<ipset><value>192.168.77.0/24</value></ipset>")).Whole().VirtualServers).Targets}");
    }

    [Fact]
    public void An_application_rule_may_choose_another_pool() => Assert.Contains("applicationRule-3",
        Assert.Single(Assert.Single(Read(Server.Replace("<defaultPoolId>", "<applicationRuleId>applicationRule-3</applicationRuleId><defaultPoolId>") + Pool).Whole().VirtualServers).Unresolved));

    [Theory]
    [InlineData("<ipAddress>203.0.113.2<", "<ipAddress>shop<", "<ipAddress>")]
    [InlineData("<protocol>https<", "<protocol>quic<", "<protocol>")]
    [InlineData("<port>443,8000-8010<", "<port>https<", "<port>")]
    [InlineData("<port>443,8000-8010</port>", "", "<port>: is missing")]
    [InlineData("<defaultPoolId>pool-1<", "<defaultPoolId>pool-9<", "<defaultPoolId>")]
    [InlineData("<ipAddress>192.168.10.6<", "<ipAddress>node<", "a member of its pool")]
    [InlineData("<ipAddress>192.168.10.6</ipAddress>", "", "a member of its pool: is empty")]
    public void A_virtual_server_in_force_that_cannot_be_understood_is_a_problem(string old, string now, string says)
    {
        var text = Server + Pool;
        Assert.Contains(old, text);
        var read = Read(text.Replace(old, now));
        read.PartialBecause(says);
        Assert.Empty(read.Value.VirtualServers);
        Read(text.Replace(old, now), enabled: "false").Whole();
    }

    [Fact]
    public void A_server_on_an_IPv6_address_is_kept_apart() => Assert.Empty(Read(Server.Replace("203.0.113.2", "2001:db8::2") + Pool).Whole().VirtualServers);

    [Fact]
    public void A_load_balancer_that_is_there_twice_is_a_problem() =>
        Parse("<loadBalancer><enabled>false</enabled></loadBalancer><loadBalancer><enabled>true</enabled></loadBalancer>").LoadBalancer.PartialBecause("more than one <loadBalancer>");

    private static Reading<LoadBalancer> Read(string content, string enabled = "true", params (string, string)[] more) => Parse($"<loadBalancer><enabled>{enabled}</enabled>{content}</loadBalancer>", more).LoadBalancer;

    private static Edge Parse(string feature, params (string, string)[] more) => new EdgeDocument { Nat = "<nat><enabled>true</enabled><natRules/></nat>" + feature }.Parse(more);
}
