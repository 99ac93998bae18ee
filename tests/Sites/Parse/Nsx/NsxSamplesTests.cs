using System.Text.RegularExpressions;
using HybridDrift.Collect;
using HybridDrift.Sites;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Sites.Parse.Nsx;

/// <summary>Every vendor sample of NSX in the place that it has in a recording, and what comes of it there: what is read, or why not.</summary>
public sealed partial class NsxSamplesTests
{
    /// <summary>A place in a recording, and what is said of it: its reading, and what was read.</summary>
    private sealed record Place(Func<string, (string Path, string Text)[]> Documents, Func<Site, (IReading Reading, string What)> Answer);

    private static readonly Place
        Edge = Whole(e => (e.Identity, $"{e.Identity.Value.Kind}, {e.Interfaces.Value.Count} interfaces, {e.Firewall.Value.Rules.Count} firewall rules, {e.Nat.Value.Rules.Count} NAT rules")),
        Nat = Part(t => new() { Nat = t }, e => (e.Nat, Lines(e.Nat.Value.Rules))),
        Firewall = Part(t => new() { Firewall = t }, e => (e.Firewall, Lines(e.Firewall.Value.Rules))),
        Ipsec = Part(t => new() { Ipsec = t }, e => (e.Ipsec, Lines(e.Ipsec.Value.Sites))),
        Tunnel = Part(t => new() { Ipsec = t }, e => (e.Interfaces, Lines(e.Interfaces.Value.Where(i => i.Kind == InterfaceKind.Tunnel).Select(Interface)))),
        Gre = Part(t => new() { Nat = "<nat><natRules/></nat>" + t }, e => (e.Interfaces, Lines(e.Interfaces.Value.Where(i => i.Kind == InterfaceKind.Tunnel).Select(Interface)))),
        L2Vpn = Part(t => new() { Nat = "<nat><natRules/></nat>" + t }, e => (e.L2Vpn, $"server {e.L2Vpn.Value.Server}:{e.L2Vpn.Value.ServerPort}, vNIC {string.Join(',', e.L2Vpn.Value.Sites.SelectMany(s => s.Vnics))}")),
        Routing = Part(t => new() { Routing = t }, e => (e.Routing, $"{Lines(e.Routing.Value.Routes)}; {string.Join(' ', e.Routing.Value.DynamicProtocols)}")),
        Static = Part(t => new() { Routing = $"<routing>{t}</routing>" }, e => (e.Routing, Lines(e.Routing.Value.Routes))),
        Dynamic = Part(t => new() { Routing = t.StartsWith("<routing", StringComparison.Ordinal) ? t : $"<routing>{t}</routing>" }, e => (e.DynamicRouting, Protocols(e.DynamicRouting.Value))),
        Neighbours = Part(t => new() { Routing = $"<routing><bgp><enabled>true</enabled>{t}</bgp></routing>" }, e => (e.DynamicRouting, Protocols(e.DynamicRouting.Value))),
        Vnics = Part(t => new() { Interfaces = t }, e => (e.Interfaces, Lines(e.Interfaces.Value.Select(Interface)))),
        SubInterface = Part(t => EdgeDocument.WithInterfaces($"<vnic><index>1</index><type>trunk</type><subInterfaces>{t}</subInterfaces></vnic>"), e => (e.Interfaces, Lines(e.Interfaces.Value.Select(Interface)))),
        Router = Part(t => new() { Type = "distributedRouter", Interfaces = t.StartsWith("<interfaces", StringComparison.Ordinal) ? t : $"<interfaces>{t}</interfaces>" }, e => (e.Interfaces, Lines(e.Interfaces.Value.Select(Interface)))),
        Health = new(t => [("nsx/edge-1.xml", new EdgeDocument { Id = "edge-1" }.Text), ("nsx/edge-1.healthsummary.xml", t)], s => (s.Edges["edge-1"].Health, Condition(s.Edges["edge-1"].Health.Value))),
        Statistics = new(t => [("nsx/edge-1.xml", new EdgeDocument { Id = "edge-1" }.Text), ("nsx/edge-1.ipsec-statistics.xml", t)], s => (s.Edges["edge-1"].IpsecStatistics, Lines(s.Edges["edge-1"].IpsecStatistics.Value.Channels.Select(c => $"{c.Local} to {c.PeerAddress} {(c.Up ? "up" : "down")}, {c.Tunnels.Count} tunnels")))),
        List = new(t => [("nsx/edges.xml", t)], s => (s.EdgeList, Lines(s.EdgeList.Value.Select(e => $"{e.Id} {e.Kind} {e.State} {e.Status}")))),
        DistributedFirewall = new(t => [("nsx/dfw.xml", t)], s => (s.PreRules, Lines(s.PreRules.Value.Select(r => $"{r.Name} {r.Action} on {string.Join(',', r.Edges)}")))),
        IpSet = Group("nsx/ipset-27.xml", "<groupingObjectId>ipset-27</groupingObjectId>"),
        EmptyIpSet = Group("nsx/ipset-1.xml", "<groupingObjectId>ipset-1</groupingObjectId>"),
        PutIpSet = Group("nsx/ipset-3.xml", "<groupingObjectId>ipset-3</groupingObjectId>"),
        Members = Group("nsx/securitygroup-9.ipaddresses.xml", "<groupingObjectId>securitygroup-9</groupingObjectId>"),
        Application5 = Application("application-5"),
        Application9 = Application("application-9");

    /// <summary>What no document of a recording is: NSX answers it elsewhere, or not at all.</summary>
    private static readonly Place Nowhere = Edge;

    private static readonly Dictionary<string, (Place Place, string Expected)> Samples = new()
    {
        ["cpodfactory-dlr-bgpneighbour.xml"] = (Neighbours, "Complete, OSPF   areas  redistributes ; BGP True AS  with 172.16.0.3 AS 65001, 0 filters redistributes ; prefixes "),
        ["gonsx-application-list.xml"] = (Application5, "Complete, tcp 8080"),
        ["gonsx-dhcprelay.xml"] = (Nowhere, "Failed, , 0 interfaces, 0 firewall rules, 0 NAT rules ! has the root element <relay>, expected <edge>"),
        ["gonsx-dlr-interface.xml"] = (Router, "Partial,  (InterfaceName) Unknown  disconnected ! has no <index> that is a number"),
        ["gonsx-dlr-interfaces.xml"] = (Router, "Partial,  (InterfaceName) Unknown  disconnected |  (InterfaceName2) Unknown  disconnected ! has no <index> that is a number ! has no <index> that is a number"),
        ["gonsx-ipset-list.xml"] = (IpSet, "Complete, 10.0.0.0/8"),
        ["gonsx-ipset.xml"] = (IpSet, "Complete, 10.0.0.0/8"),
        ["gonsx-securitygroup-list.xml"] = (Members, "Failed, securitygroup-9 (not resolved) ! has the root element <list>, expected <ipNodes>"),
        ["nsx-edge-gen-dfw-live-dump.xml"] = (DistributedFirewall, "Complete, "),
        ["nsxraml-application-msrpc.xml"] = (Application9, "Failed, application-9 (not resolved) ! its protocol or ports are not known to be a plain service"),
        ["nsxraml-authtoken.xml"] = (Nowhere, "Failed, , 0 interfaces, 0 firewall rules, 0 NAT rules ! has the root element <authToken>, expected <edge>"),
        ["nsxraml-bgp-get.xml"] = (Dynamic, "Complete, OSPF   areas  redistributes ; BGP True AS 65535 with 192.168.1.10 AS 65500, 2 filters redistributes deny ospf,static a | permit connected; prefixes "),
        ["nsxraml-bgp-put.xml"] = (Dynamic, "Complete, OSPF   areas  redistributes ; BGP True AS 65534 with 192.168.1.10 AS 65500, 1 filters redistributes permit connected a; prefixes "),
        ["nsxraml-dfw-config.xml"] = (DistributedFirewall, "Complete, "),
        ["nsxraml-dfw-status.xml"] = (DistributedFirewall, "Failed,  ! has the root element <firewallStatus>, expected <firewallConfiguration>"),
        ["nsxraml-edge-create-dlr.xml"] = (Edge, "Failed, , 0 interfaces, 0 firewall rules, 0 NAT rules ! is the document of an edge without <id>, not of edge-7"),
        ["nsxraml-edge-create-full.xml"] = (Edge, "Failed, , 0 interfaces, 0 firewall rules, 0 NAT rules ! is the document of an edge without <id>, not of edge-7"),
        ["nsxraml-edge-healthsummary.xml"] = (Health, "Complete, configuration 4 published True,  False  | 4 True active; 1 jobs; alarms 130200,130027,130033"),
        ["nsxraml-edge-jobs.xml"] = (Nowhere, "Failed, , 0 interfaces, 0 firewall rules, 0 NAT rules ! has the root element <edgeJobs>, expected <edge>"),
        ["nsxraml-edge-status.xml"] = (Nowhere, "Failed, , 0 interfaces, 0 firewall rules, 0 NAT rules ! has the root element <edgeStatus>, expected <edge>"),
        ["nsxraml-edge-summary.xml"] = (Nowhere, "Failed, , 0 interfaces, 0 firewall rules, 0 NAT rules ! has the root element <edgeSummary>, expected <edge>"),
        ["nsxraml-error-errordata.xml"] = (Nowhere, "Failed, , 0 interfaces, 0 firewall rules, 0 NAT rules ! is an error answer of the NSX API"),
        ["nsxraml-error-list.xml"] = (Nowhere, "Failed, , 0 interfaces, 0 firewall rules, 0 NAT rules ! is an error answer of the NSX API"),
        ["nsxraml-error-single.xml"] = (Nowhere, "Failed, , 0 interfaces, 0 firewall rules, 0 NAT rules ! is an error answer of the NSX API"),
        ["nsxraml-esg-create.xml"] = (Edge, "Failed, , 0 interfaces, 0 firewall rules, 0 NAT rules ! is the document of an edge without <id>, not of edge-7"),
        ["nsxraml-firewall-put.xml"] = (Firewall, "Complete, firewall rule ? (position 1) '…': accept tcp source 1500 80, application-155 (not resolved) from 1.1.1.1, vnic-index-5, ipset-128 (not resolved) to 192.168.10.0/24, vnic-index-5, ipset-126 (not resolved), ipset-128 (not resolved), after translation, in"),
        ["nsxraml-ipnodes.xml"] = (Members, "Complete, 10.16.181.134, 192.168.0.18, securitygroup-9 (members are found at run time) (not resolved)"),
        ["nsxraml-ipsec-get-policybased.xml"] = (Ipsec, "Complete, IPsec site '…': 11.0.0.11 [11.0.0.11] – any [11.0.0.1], 192.168.11.0/24 === 192.168.1.0/24"),
        ["nsxraml-ipsec-get-routebased.xml"] = (Tunnel, "Complete, vti-1 (RBVPN-252) Tunnel  connected 2.2.2.0/24"),
        ["nsxraml-ipsec-put-policybased.xml"] = (Ipsec, "Complete, IPsec site '…': 11.0.0.11 [11.0.0.11] – any [11.0.0.1], 192.168.11.0/24 === 192.168.1.0/24"),
        ["nsxraml-ipsec-statistics.xml"] = (Statistics, "Complete, 10.0.0.12 to 10.0.0.2 up, 1 tunnels | 10.0.0.11 to 10.0.0.1 up, 1 tunnels"),
        ["nsxraml-ipset-empty-systemobject.xml"] = (EmptyIpSet, "Complete, none"),
        ["nsxraml-ipset-put-emptyvalue.xml"] = (PutIpSet, "Complete, none"),
        ["nsxraml-l2vpn-get.xml"] = (L2Vpn, "Complete, server 192.168.15.23:443, vNIC 10"),
        ["nsxraml-multicast.xml"] = (Dynamic, "Complete, OSPF   areas  redistributes ; BGP  AS  with  redistributes ; prefixes "),
        ["nsxraml-nat-get.xml"] = (Nat, "Complete, DNAT rule 196609 (position 1): vNIC 0, tcp 10.112.196.116:3389 → 172.16.1.10:3389 | SNAT rule 196609 (position 2): vNIC 1, any 172.16.1.10 → 10.112.196.116"),
        ["nsxraml-nat-put-nat64.xml"] = (Nat, "Complete, DNAT rule ? (position 1): vNIC nat64, tcp 192.168.10.1:3389 → 172.16.1.10:3389"),
        ["nsxraml-ospf-get.xml"] = (Dynamic, "Complete, OSPF True 1.1.1.1 areas 51 nssa,0 normal redistributes permit connected; BGP  AS  with  redistributes ; prefixes "),
        ["nsxraml-routing-put.xml"] = (Routing, "Complete, route 0.0.0.0/0 via 172.16.1.12, vNIC 0 | route 3.1.0.0/22 via 172.16.1.14, vNIC 0; ospf bgp"),
        ["nsxraml-securitygroups-nested.xml"] = (Members, "Failed, securitygroup-9 (not resolved) ! has the root element <securityGroups>, expected <ipNodes>"),
        ["nsxraml-static-put.xml"] = (Static, "Complete, route 0.0.0.0/0 via 10.10.10.253, vNIC 1 | route 11.11.11.0/24 via 10.10.10.251, vNIC 0"),
        ["nsxraml-staticroute-nexthops-get.xml"] = (Static, "Partial,  ! has no <staticRouting>"),
        ["nsxraml-subinterface.xml"] = (SubInterface, "Complete,  Trunk 1 disconnected | vNic_10 (sub2) Internal 10 connected 1.12.123.0/24"),
        ["nsxraml-tunnels-gre.xml"] = (Gre, "Complete, gre-1 (GreTunn) Tunnel  connected 192.20.20.0/24"),
        ["nsxraml-vnics.xml"] = (Vnics, "Partial,  Unknown  disconnected ! has no <index> that is a number"),
        ["synthetic-esg-full-get.xml"] = (Edge, "Complete, ServicesGateway, 10 interfaces, 3 firewall rules, 3 NAT rules"),
        ["synthetic-firewall-oddities.xml"] = (Firewall, "Complete, firewall rule 135393 (position 1) '…': accept tcp 80,443,8000-8010, icmp 8, any from not 10.0.0.1, 10.2.0.1-10.2.0.9 to any | firewall rule 135394 (position 2, disabled) '…': reject application-93 (not resolved), applicationgroup-4 (not resolved) from internal, vnic-index-0, ipset-9 (not resolved), securitygroup-12 (not resolved) to none, after translation, in"),
        ["synthetic-paged-edge-list.xml"] = (List, "Complete, edge-3 ServicesGateway deployed GREEN | edge-4 DistributedRouter deployed GREEN"),
    };

    [SharedSamplesFact]
    public void Every_sample_yields_what_it_holds_or_a_problem_that_says_why_not()
    {
        var files = Directory.EnumerateFiles(Path.Combine(SharedSamplesFactAttribute.Folder, "nsx"), "*.xml").ToDictionary(f => Path.GetFileName(f), f => Bare(File.ReadAllText(f)));
        Assert.Equal(Samples.Keys.Order(StringComparer.Ordinal), files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            Samples.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key}: {s.Value.Expected}"),
            files.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}: {Answer(Samples[f.Key].Place, f.Value)}"));
    }

    private static string Answer(Place place, string text)
    {
        var (reading, what) = place.Answer(Recordings.Site(place.Documents(text)));
        return $"{reading.Completeness}, {Named().Replace(what, "'…'")}{string.Concat(reading.Problems.Select(p => $" ! {p.What.Split(':')[0]}"))}";
    }

    private static Place Whole(Func<Edge, (IReading, string)> answer) => new(
        t => [($"nsx/{(Id().Match(t) is { Success: true } id ? id.Value : "edge-7")}.xml", t)], s => answer(Assert.Single(s.Edges).Value));

    private static Place Part(Func<string, EdgeDocument> document, Func<Edge, (IReading, string)> answer) => new(t => [("nsx/edge-7.xml", document(t).Text)], s => answer(s.Edges["edge-7"]));

    private static Place Group(string path, string member) => new(
        t => [("nsx/edge-7.xml", EdgeDocument.WithFirewall($"<firewallRule><action>accept</action><source>{member}</source></firewallRule>").Text), (path, t)],
        s => (Assert.Single(s.GroupingObjects), s.Edges["edge-7"].Firewall.Value.Rules[0].Source.ToString()));

    private static Place Application(string id) => new(
        t => [("nsx/edge-7.xml", EdgeDocument.WithFirewall($"<firewallRule><action>accept</action><application><applicationId>{id}</applicationId></application></firewallRule>").Text), ($"nsx/{id}.xml", t)],
        s => (Assert.Single(s.GroupingObjects), s.Edges["edge-7"].Firewall.Value.Rules[0].Services.ToString()));

    private static string Lines<T>(IEnumerable<T> items) => string.Join(" | ", items);

    private static string Interface(EdgeInterface i) => $"{i} {i.Kind} {i.Index} {(i.Connected ? "connected" : "disconnected")} {string.Join(',', i.Subnets.Select(s => s.Prefix))}".TrimEnd();

    private static string Protocols(DynamicRouting routing) =>
        $"OSPF {routing.Ospf?.Enabled} {routing.Ospf?.ForwardingAddress} areas {string.Join(',', routing.Ospf?.Areas.Select(a => $"{a.Id} {a.Type}") ?? [])} redistributes {Lines(routing.Ospf?.Redistribution.Select(Redistribution) ?? [])}; "
        + $"BGP {routing.Bgp?.Enabled} AS {routing.Bgp?.LocalAs} with {string.Join(',', routing.Bgp?.Neighbours.Select(n => $"{n.Address} AS {n.RemoteAs}, {n.Filters.Count} filters") ?? [])} redistributes {Lines(routing.Bgp?.Redistribution.Select(Redistribution) ?? [])}; prefixes {Lines(routing.Prefixes.Select(p => p.Network))}";

    private static string Redistribution(Redistribution rule) => $"{(rule.Permit ? "permit" : "deny")} {string.Join(',', rule.From)} {rule.PrefixName}".TrimEnd();

    private static string Condition(EdgeHealth health) =>
        $"configuration {health.ConfigVersion} published {health.Published}, {Lines(health.Appliances.Select(a => $"{a.ConfigVersion} {a.Reachable} {a.HaState}"))}; {health.PendingJobs} jobs; alarms {string.Join(',', health.Alarms.Select(a => a.Code))}";

    private static string Bare(string text) => Declaration().Replace(text, "").Trim();

    [GeneratedRegex(@"<\?xml[^>]*>|<!--.*?-->", RegexOptions.Singleline)] private static partial Regex Declaration();
    [GeneratedRegex("'[^']*'")] private static partial Regex Named();
    [GeneratedRegex(@"(?<=<id>)edge-[0-9]+")] private static partial Regex Id();
}
