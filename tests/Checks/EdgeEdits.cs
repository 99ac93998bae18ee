using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks;

/// <summary>Changes to the recorded edges of the example site.</summary>
internal static class EdgeEdits
{
    public const string IcpEdge = "nsx/edge-7.xml";
    public const string VcsEdge = "nsx/edge-3.xml";
    public const string VcsRouter = "nsx/edge-4.xml";

    /// <param name="vnic">Null for a rule on all interfaces.</param>
    public static string Dnat(string original, string port, string translated, string translatedPort, string? vnic = "0", string protocol = "tcp", string from = "any", string type = "user") =>
        Rule("dnat", original, port, translated, translatedPort, vnic, protocol, $"<dnatMatchSourceAddress>{from}</dnatMatchSourceAddress>", type);

    public static string Snat(string original, string translated, string? vnic = "1", string to = "any", string toPort = "any", string protocol = "any") =>
        Rule("snat", original, "any", translated, "any", vnic, protocol,
            $"<snatMatchDestinationAddress>{to}</snatMatchDestinationAddress><snatMatchDestinationPort>{toPort}</snatMatchDestinationPort>", "user");

    public static string Accept(string destination, string services = "", string source = "", string more = "") => $"""
        <firewallRule><id>131999</id><name>test</name><ruleType>user</ruleType><enabled>true</enabled>{more}<action>accept</action>
        {source}<destination>{destination}</destination>{(services.Length > 0 ? $"<application>{services}</application>" : "")}</firewallRule>
        """;

    public static ExampleSite NatFirst(this ExampleSite site, string path, string rule) => site.Edit(path, "<natRules>", "<natRules>" + rule);

    public static ExampleSite NatLast(this ExampleSite site, string path, string rule) => site.Edit(path, "</natRules>", rule + "</natRules>");

    public static ExampleSite FirewallFirst(this ExampleSite site, string path, string rule) => site.Edit(path, "<firewallRules>", "<firewallRules>" + rule);

    /// <summary>Changes one field of one NAT rule.</summary>
    public static ExampleSite EditNat(this ExampleSite site, string path, int rule, string old, string now) => site.EditAfter(path, $"<ruleId>{rule}</ruleId>", old, now);

    public static ExampleSite RemoveNat(this ExampleSite site, string path, int rule)
    {
        var text = site[path];
        var id = text.IndexOf($"<ruleId>{rule}</ruleId>", StringComparison.Ordinal);
        var start = text.LastIndexOf("<natRule>", id, StringComparison.Ordinal);
        var end = text.IndexOf("</natRule>", id, StringComparison.Ordinal) + "</natRule>".Length;
        return site.Replace(path, text[..start] + text[end..]);
    }

    /// <summary>A static route ahead of the others.</summary>
    public static ExampleSite Route(this ExampleSite site, string path, string network, string nextHop, string? vnic = null) => site.Replace(path,
        site[path].Replace("<staticRoutes/>", "<staticRoutes></staticRoutes>").Replace("<staticRoutes>", $"<staticRoutes><route>{(vnic is null ? "" : $"<vnic>{vnic}</vnic>")}<network>{network}</network><nextHop>{nextHop}</nextHop></route>"));

    public static ExampleSite WithoutDefaultRoute(this ExampleSite site, string path) => site.Edit(path, "<defaultRoute>", "<defaultRoute_>").Edit(path, "</defaultRoute>", "</defaultRoute_>");

    public static ExampleSite Learning(this ExampleSite site, string path) => site.EditAfter(path, "<ospf>", "<enabled>false</enabled>", "<enabled>true</enabled>");

    /// <summary>A load balancer that is on, with one virtual server for one pool.</summary>
    public static ExampleSite Balanced(this ExampleSite site, string path, string address, string port, string member, string memberPort, string more = "", string memberMore = "") => site
        .EditAfter(path, "<loadBalancer>", "<enabled>false</enabled>", $"""
            <enabled>true</enabled><virtualServer><virtualServerId>virtualServer-1</virtualServerId><name>vs</name><enabled>true</enabled><ipAddress>{address}</ipAddress><protocol>tcp</protocol><port>{port}</port>
            <defaultPoolId>pool-1</defaultPoolId>{more}</virtualServer>
            <pool><poolId>pool-1</poolId><name>p</name><member><memberId>member-1</memberId>{(member.Length == 0 ? "" : $"<ipAddress>{member}</ipAddress>")}<port>{memberPort}</port><condition>enabled</condition>{memberMore}</member></pool>
            """);

    public static ExampleSite FirewallOff(this ExampleSite site, string path) =>
        site.EditAfter(path, "<firewall>", "<enabled>true</enabled>", "<enabled>false</enabled>");

    public static ExampleSite NatOff(this ExampleSite site, string path) =>
        site.EditAfter(path, "<nat>", "<enabled>true</enabled>", "<enabled>false</enabled>");

    /// <summary>The vNIC by its index, not its label: the first field behind it.</summary>
    public static ExampleSite Disconnect(this ExampleSite site, string path, int vnic) =>
        site.EditAfter(path, $"<label>vNic_{vnic}</label>", "<isConnected>true</isConnected>", "<isConnected>false</isConnected>");

    private static string Rule(string action, string original, string port, string translated, string translatedPort, string? vnic, string protocol, string match, string type) => $"""
        <natRule><ruleId>199999</ruleId><ruleType>{type}</ruleType><action>{action}</action>{(vnic is null ? "" : $"<vnic>{vnic}</vnic>")}
        <originalAddress>{original}</originalAddress><translatedAddress>{translated}</translatedAddress>{match}<enabled>true</enabled>
        <protocol>{protocol}</protocol><originalPort>{port}</originalPort><translatedPort>{translatedPort}</translatedPort></natRule>
        """;
}
