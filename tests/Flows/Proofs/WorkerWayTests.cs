using HybridDrift.Flows.Proofs;
using HybridDrift.Reports;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Flows.Proofs;

/// <summary>F3.4 and F3.5 where no tunnel joins the clouds: common VLAN (B1), static routes (B3), BGP with the BCR (B4).</summary>
public sealed class WorkerWayTests
{
    private static readonly string[] Workers = ["10.177.7.195", "10.177.7.196", "10.177.7.197", "10.177.7.198"];

    [Theory]
    [InlineData("common-vlan", "10.208.242.132")]
    [InlineData("bgp-bcr", "10.208.242.129")]
    [InlineData("bgp-bcr", "10.177.7.193")]
    public void The_hop_holds_when_every_worker_has_a_route_to_the_edge_or_the_BCR(string mode, string gateway)
    {
        var site = Site(mode);
        foreach (var worker in Workers) site.Replace($"iks/{worker}.ip-route.json", Routes(gateway));

        Assert.Equal(HopVerdict.Holds, Hop(site, "F3.4").Verdict);
        Assert.Equal(HopVerdict.Holds, Hop(site, "F3.5").Verdict);
    }

    [Theory]
    [InlineData("""[{"dst":"default","gateway":"169.48.230.17","dev":"eth1"}]""", "does not lead to")]
    [InlineData("""[{"dst":"10.0.0.0/8","gateway":"10.177.7.193","dev":"eth0"}]""", "has no route to 192.168.140.20")]
    [InlineData("""[{"dst":"192.168.140.0/24","gateway":"10.177.7.196","dev":"eth0"}]""", "does not lead to")]
    [InlineData("""[{"dst":"192.168.140.0/24","nexthops":[{"gateway":"10.208.242.132","dev":"eth0"},{"gateway":"169.48.230.17","dev":"eth1"}]}]""", "does not lead to")]
    [InlineData("""[{"dst":"192.168.140.0/24","gateway":"10.208.242.132","dev":"eth0"},{"type":"blackhole","dst":"192.168.140.20"}]""", "does not lead to")]
    public void The_hop_drifts_when_one_worker_has_another_route(string routes, string why)
    {
        var site = Site("common-vlan");
        foreach (var worker in Workers) site.Replace($"iks/{worker}.ip-route.json", Routes("10.208.242.132"));
        site.Replace("iks/10.177.7.197.ip-route.json", routes);

        var hop = Hop(site, "F3.4");

        Assert.Equal(HopVerdict.Drifts, hop.Verdict);
        Assert.Contains("10.177.7.197", hop.Note);
        Assert.Contains(why, hop.Note);
    }

    [Fact]
    public void The_hop_is_unknown_and_says_what_to_record_when_one_worker_is_not_recorded()
    {
        var site = Site("common-vlan");
        foreach (var worker in Workers.Skip(1)) site.Replace($"iks/{worker}.ip-route.json", Routes("10.208.242.132"));

        var hop = Hop(site, "F3.4");

        Assert.Equal(HopVerdict.Unknown, hop.Verdict);
        Assert.Contains("iks/10.177.7.195.ip-route.json", hop.Note);
    }

    /// <summary>The recording was taken at 08:00.</summary>
    [Theory]
    [InlineData("\"lastUpdated\":\"2026-11-22T07:59:30Z\",", 60, HopVerdict.Holds, "")]
    [InlineData("\"lastUpdated\":\"2026-11-22T07:57:00Z\",", 60, HopVerdict.Unknown, "is stale: 10.177.7.197 reported 180 s before it was read, and should each 60 s")]
    [InlineData("\"lastUpdated\":\"2026-11-22T07:59:30Z\",", 0, HopVerdict.Unknown, "is never brought up to date (updatePeriodSeconds: 0)")]
    [InlineData("", 60, HopVerdict.Unknown, "has not been filled: Calico on 10.177.7.197 does not report")]
    public void Routes_count_only_while_Calico_reports_them(string last, int period, HopVerdict verdict, string why)
    {
        var site = Site("common-vlan");
        var statuses = Workers.Select(w => w == Workers[2] ? NodeStatus(w, last, period) : NodeStatus(w, "\"lastUpdated\":\"2026-11-22T07:59:30Z\",", 60));
        site.Replace("iks/caliconodestatuses.json", $$"""{"apiVersion":"crd.projectcalico.org/v1","kind":"CalicoNodeStatusList","metadata":{},"items":[{{string.Join(",", statuses)}}]}""");
        site.Replace("recording.json", """{"site":"dal10","taken":"2026-11-22T08:00:00Z"}""");

        var hop = Hop(site, "F3.4");

        Assert.Equal(verdict, hop.Verdict);
        if (why.Length > 0) Assert.Contains($"iks/caliconodestatuses.json (items[2]): {why}", hop.Note);
    }

    private static string NodeStatus(string worker, string last, int period) => $$"""
        {"kind":"CalicoNodeStatus","apiVersion":"crd.projectcalico.org/v1","metadata":{"name":"s-{{worker}}"},"spec":{"node":"{{worker}}","classes":["Routes"],"updatePeriodSeconds":{{period}} },
        "status":{ {{last}} "routes":{"routesV4":[{"type":"FIB","destination":"192.168.140.0/23","gateway":"10.208.242.132","interface":"eth0"}] } } }
        """;

    [Fact]
    public void The_hop_holds_by_static_routes_that_every_worker_has_set() =>
        Assert.Equal(HopVerdict.Holds, Hop(WithStaticRoute(Workers.Select(w => Report(w, ""))), "F3.4").Verdict);

    [Fact]
    public void The_hop_drifts_when_a_worker_could_not_set_its_static_route()
    {
        var hop = Hop(WithStaticRoute([.. Workers.Skip(1).Select(w => Report(w, "")), Report(Workers[0], "network is unreachable")]), "F3.4");

        Assert.Equal(HopVerdict.Drifts, hop.Verdict);
        Assert.Contains("10.177.7.195 could not set StaticRoute vms", hop.Note);
    }

    [Fact]
    public void The_hop_is_unknown_when_a_worker_has_not_reported() =>
        Assert.Equal(HopVerdict.Unknown, Hop(WithStaticRoute(Workers.Skip(1).Select(w => Report(w, ""))), "F3.4").Verdict);

    [Fact]
    public void Packets_go_to_the_address_that_the_edge_translates_when_the_machine_is_published()
    {
        var site = WithStaticRoute(Workers.Select(w => Report(w, "")));
        site.Replace("nsx/edge-3.xml", site["nsx/edge-3.xml"].Replace("<natRules>", """
            <natRules><natRule><ruleId>299001</ruleId><ruleTag>299001</ruleTag><ruleType>user</ruleType><action>dnat</action><vnic>0</vnic><originalAddress>10.208.242.140</originalAddress>
            <translatedAddress>192.168.140.20</translatedAddress><loggingEnabled>false</loggingEnabled><enabled>true</enabled><protocol>tcp</protocol><originalPort>13306</originalPort><translatedPort>3306</translatedPort></natRule>
            """));

        var flow = Flow(site);

        Assert.All(flow.Parts.Where(p => !p.Back), p => Assert.EndsWith("10.208.242.140:13306", p.Packets));
        Assert.Contains("no StaticRoute gives 10.177.7.195 a route to 10.208.242.140", flow.Hops.Single(h => h.Hop == "F3.4").Note);
    }

    private static ExampleSite Site(string mode)
    {
        var site = ExampleSite.Healthy().EditPlan("iks-to-vcs: strongswan ", $"iks-to-vcs: {mode} ");
        // Without the release's pool, pods are translated to their worker.
        return site.Edit("iks/ippools.json", "\"cidr\": \"192.168.140.0/24\"", "\"cidr\": \"192.168.250.0/24\"");
    }

    private static ExampleSite WithStaticRoute(IEnumerable<string> reports) => Site("static-nat").Replace("iks/staticroutes.json", $$$"""
        {"apiVersion":"static-route.ibm.com/v1","kind":"StaticRouteList","metadata":{"resourceVersion":"1"},"items":[{"apiVersion":"static-route.ibm.com/v1","kind":"StaticRoute","metadata":{"name":"vms"},
        "spec":{"subnet":"192.168.140.0/23","gateway":"10.208.242.132"},"status":{"nodeStatus":[{{{string.Join(",", reports)}}}]}}]}
        """);

    private static string Report(string worker, string error) => $$$"""{"hostname":"{{{worker}}}","error":"{{{error}}}","state":{"subnet":"192.168.140.0/23","gateway":"10.208.242.132"}}""";

    private static string Routes(string gateway) => $$"""[{"dst":"default","gateway":"169.48.230.17","dev":"eth1"},{"dst":"192.168.140.0/23","gateway":"{{gateway}}","dev":"eth0","protocol":"bird"}]""";

    private static ReportFlow Flow(ExampleSite site) => site.Scan().Flows.Single(f => f.Name == "shop-db");

    private static ReportHop Hop(ExampleSite site, string hop) => Flow(site).Hops.Single(h => h.Hop == hop);
}
