using HybridDrift.Collect;
using HybridDrift.Sites;

namespace HybridDrift.Tests.Sites.Parse.Nsx;

/// <summary>The document of a gateway, in parts that a test replaces.</summary>
internal sealed record EdgeDocument
{
    public string Id { get; init; } = "edge-7";

    public string Type { get; init; } = "gatewayServices";

    public string Interfaces { get; init; } = $"<vnics>{Vnic(0, "uplink", "203.0.113.2")}{Vnic(1, "internal", "192.168.10.1")}</vnics>";

    public string Nat { get; init; } = "<nat><enabled>true</enabled><natRules/></nat>";

    public string Firewall { get; init; } = "<firewall><enabled>true</enabled><defaultPolicy><action>deny</action></defaultPolicy><firewallRules/></firewall>";

    public string Routing { get; init; } = "<routing><enabled>true</enabled><staticRouting><staticRoutes/></staticRouting></routing>";

    public string Ipsec { get; init; } = "<ipsec><enabled>false</enabled><sites/></ipsec>";

    public static string Vnic(int index, string type, string address) => $"""
        <vnic><label>vNic_{index}</label><name>n{index}</name><addressGroups><addressGroup><primaryAddress>{address}</primaryAddress><subnetMask>255.255.255.0</subnetMask></addressGroup></addressGroups>
        <type>{type}</type><isConnected>true</isConnected><index>{index}</index><portgroupId>dvportgroup-{index}</portgroupId></vnic>
        """;

    public static EdgeDocument WithNat(string rules) => new() { Nat = $"<nat><version>3</version><enabled>true</enabled><natRules>{rules}</natRules></nat>" };

    public static EdgeDocument WithFirewall(string rules, string policy = "deny") =>
        new() { Firewall = $"<firewall><enabled>true</enabled><defaultPolicy><action>{policy}</action></defaultPolicy><firewallRules>{rules}</firewallRules></firewall>" };

    public static EdgeDocument WithRoutes(string routes) =>
        new() { Routing = $"<routing><enabled>true</enabled><staticRouting><staticRoutes>{routes}</staticRoutes></staticRouting></routing>" };

    public static EdgeDocument WithSites(string sites) => new() { Ipsec = $"<ipsec><enabled>true</enabled><sites>{sites}</sites></ipsec>" };

    public static EdgeDocument WithInterfaces(string vnics) => new() { Interfaces = $"<vnics>{vnics}</vnics>" };

    public string Text => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <edge>
          <id>{Id}</id><version>12</version><status>deployed</status><name>customer-nsx-edge</name>
          {Interfaces}
          <features><featureConfig/>{Firewall}{Routing}{Ipsec}{Nat}<featureConfig/></features>
          <type>{Type}</type>
        </edge>
        """;

    public Edge Parse(params IEnumerable<(string Path, string Text)> more) => Recordings.Site([("nsx/edge-7.xml", Text), .. more]).Edges["edge-7"];

    public static IReading[] Readings(Edge edge) => [edge.Identity, edge.Interfaces, edge.Nat, edge.Firewall, edge.Routing, edge.Ipsec];
}
