using HybridDrift.Addresses;
using HybridDrift.Collect;
using HybridDrift.Sites;

namespace HybridDrift.Tests.Sites.Parse.Nsx;

public sealed class InterfacesTests
{
    [Fact]
    public void A_vnic_is_read_with_all_its_subnets_and_addresses()
    {
        var vnic = Assert.Single(Read("""
            <vnic><label>vNic_0</label><name>Uplink</name><addressGroups>
              <addressGroup><primaryAddress>10.1.2.3</primaryAddress><secondaryAddresses><type>secondary_addresses</type><ipAddress>10.1.2.4</ipAddress><ipAddress>10.1.2.5</ipAddress></secondaryAddresses><subnetMask>255.255.255.192</subnetMask></addressGroup>
              <addressGroup><primaryAddress>203.0.113.9</primaryAddress><subnetPrefixLength>29</subnetPrefixLength></addressGroup>
            </addressGroups><type>Uplink</type><isConnected>true</isConnected><index>0</index><portgroupId>dvportgroup-31</portgroupId></vnic>
            """).Whole());
        Assert.Equal(("vNic_0", "Uplink", 0, InterfaceKind.Uplink, true, "dvportgroup-31"), (vnic.Label, vnic.Name, vnic.Index!.Value, vnic.Kind, vnic.Connected, vnic.Network));
        Assert.Equal([Prefix.Parse("10.1.2.0/26"), Prefix.Parse("203.0.113.8/29")], vnic.Subnets.Select(s => s.Prefix));
        Assert.Equal(["10.1.2.3", "10.1.2.4", "10.1.2.5", "203.0.113.9"], vnic.Addresses.Select(a => a.ToString()));
        Assert.StartsWith("vnic[1], line ", vnic.Origin.Path);
    }

    [Fact]
    public void The_mask_wins_over_the_prefix_length() =>
        Assert.Equal("10.1.2.0/24", Subnet("<primaryAddress>10.1.2.3</primaryAddress><subnetPrefixLength>26</subnetPrefixLength><subnetMask>255.255.255.0</subnetMask>").Prefix.ToString());

    [Fact]
    public void An_unconnected_vnic_without_addresses_is_one()
    {
        var vnic = Assert.Single(Read("<vnic><label>vNic_3</label><addressGroups/><type>internal</type><isConnected>false</isConnected><index>3</index></vnic>").Whole());
        Assert.False(vnic.Connected);
        Assert.Null(vnic.Network);
        Assert.Empty(vnic.Subnets);
    }

    [Fact]
    public void IPv6_is_kept_apart()
    {
        var vnic = Assert.Single(Read(Vnic("""
            <addressGroup><primaryAddress>2001:db8::1</primaryAddress><subnetPrefixLength>64</subnetPrefixLength></addressGroup>
            <addressGroup><primaryAddress>10.1.2.3</primaryAddress><secondaryAddresses><ipAddress>fe80::1</ipAddress></secondaryAddresses><subnetMask>255.255.255.0</subnetMask></addressGroup>
            """)).Whole());
        Assert.Equal(["10.1.2.3"], vnic.Addresses.Select(a => a.ToString()));
    }

    [Fact]
    public void Sub_interfaces_of_a_trunk_are_interfaces()
    {
        var interfaces = Read("""
            <vnic><label>vNic_2</label><addressGroups/><type>TRUNK</type><isConnected>true</isConnected><index>2</index><subInterfaces>
              <subInterface><isConnected>true</isConnected><label>vNic_10</label><name>sub</name><index>10</index><tunnelId>14</tunnelId><logicalSwitchId>virtualwire-9</logicalSwitchId>
                <addressGroups><addressGroup><primaryAddress>192.168.20.1</primaryAddress><subnetMask>255.255.255.0</subnetMask></addressGroup></addressGroups></subInterface>
            </subInterfaces></vnic>
            """).Whole();
        Assert.Equal([InterfaceKind.Trunk, InterfaceKind.Internal], interfaces.Select(i => i.Kind));
        Assert.Equal((10, "virtualwire-9"), (interfaces[1].Index!.Value, interfaces[1].Network));
        Assert.True(interfaces[1].Owns(Address.Parse("192.168.20.1")));
    }

    [Fact]
    public void Interfaces_of_a_router_are_read()
    {
        var router = new EdgeDocument
        {
            Type = "distributedRouter",
            Interfaces = """
                <mgmtInterface><label>vNic_0</label><index>0</index></mgmtInterface>
                <interfaces><interface><label>138800000002/vNic_2</label><name>transit</name><addressGroups><addressGroup><primaryAddress>192.168.100.2</primaryAddress><subnetMask>255.255.255.0</subnetMask></addressGroup></addressGroups>
                <type>uplink</type><isConnected>true</isConnected><index>2</index><connectedToId>virtualwire-100</connectedToId></interface></interfaces>
                """,
        }.Parse();
        var transit = Assert.Single(router.Interfaces.Whole());
        Assert.Equal(("virtualwire-100", 2, "transit"), (transit.Network, transit.Index!.Value, transit.Name));
    }

    [Fact]
    public void A_router_may_have_no_interface_and_a_gateway_not()
    {
        Assert.Empty(new EdgeDocument { Type = "distributedRouter", Interfaces = "<interfaces/>" }.Parse().Interfaces.Whole());
        new EdgeDocument { Type = "distributedRouter", Interfaces = "<vnics/>" }.Parse().Interfaces.Failure("has no <interfaces>");
        new EdgeDocument { Interfaces = "<vnics/>" }.Parse().Interfaces.Failure("has no <vnic>");
        new EdgeDocument { Interfaces = "<interfaces/>" }.Parse().Interfaces.Failure("has no <vnic>");
    }

    [Theory]
    [InlineData("<primaryAddress>10.1.2</primaryAddress><subnetMask>255.255.255.0</subnetMask>", "<primaryAddress> is not an address")]
    [InlineData("<primaryAddress>10.1.2.3/24</primaryAddress>", "<primaryAddress> is not an address")]
    [InlineData("<primaryAddress>10.1.2.3</primaryAddress><primaryAddress>10.1.2.4</primaryAddress>", "<primaryAddress> is not an address")]
    [InlineData("<primaryAddress><ip>10.1.2.3</ip></primaryAddress>", "<primaryAddress> is not an address")]
    [InlineData("<primaryAddress>10.1.2.3</primaryAddress>", "has no <subnetMask> or <subnetPrefixLength>")]
    [InlineData("<primaryAddress>10.1.2.3</primaryAddress><subnetMask>255.0.255.0</subnetMask><subnetPrefixLength>24</subnetPrefixLength>", "has no <subnetMask> or")]
    [InlineData("<primaryAddress>10.1.2.3</primaryAddress><subnetPrefixLength>33</subnetPrefixLength>", "has no <subnetMask> or")]
    [InlineData("<primaryAddress>10.1.2.3</primaryAddress><subnetPrefixLength>-1</subnetPrefixLength>", "has no <subnetMask> or")]
    [InlineData("<secondaryAddresses><ipAddress>10.1.2.4</ipAddress></secondaryAddresses><subnetMask>255.255.255.0</subnetMask>", "without <primaryAddress>")]
    [InlineData("<primaryAddress>10.1.2.3</primaryAddress><secondaryAddresses><ipAddress>host</ipAddress></secondaryAddresses><subnetMask>255.255.255.0</subnetMask>", "a secondary address")]
    public void An_address_group_that_cannot_be_understood_is_a_problem(string group, string says)
    {
        var reading = Read(Vnic($"<addressGroup>{group}</addressGroup>"));
        Assert.StartsWith("vnic[1], line ", reading.PartialBecause(says).Where);
        Assert.Single(reading.Value);
    }

    [Fact]
    public void An_address_group_of_empty_elements_is_none() => Assert.Empty(Assert.Single(Read(Vnic(
        "<addressGroup><primaryAddress></primaryAddress><secondaryAddresses><ipAddress/></secondaryAddresses><subnetMask></subnetMask></addressGroup>")).Whole()).Subnets);

    [Theory]
    [InlineData("<type>uplink</type><isConnected>true</isConnected>", "has no <index>")]
    [InlineData("<type>uplink</type><isConnected>true</isConnected><index>first</index>", "has no <index>")]
    [InlineData("<type>uplink</type><isConnected>true</isConnected><index>70000</index>", "has no <index>")]
    [InlineData("<isConnected>true</isConnected><index>1</index>", "has no <type>")]
    [InlineData("<type>sideways</type><isConnected>true</isConnected><index>1</index>", "has no <type>")]
    [InlineData("<type>uplink</type><index>1</index>", "whether it is connected")]
    [InlineData("<type>uplink</type><isConnected>1</isConnected><index>1</index>", "<isConnected> is neither true nor false")]
    public void A_field_that_cannot_be_understood_is_a_problem(string fields, string says) => Read(
        $"<vnic><addressGroups><addressGroup><primaryAddress>10.1.2.3</primaryAddress><subnetMask>255.255.255.0</subnetMask></addressGroup></addressGroups>{fields}</vnic>").PartialBecause(says);

    [Fact]
    public void Two_interfaces_of_one_index_are_a_problem() =>
        Read(EdgeDocument.Vnic(1, "internal", "10.0.0.1") + EdgeDocument.Vnic(1, "internal", "10.0.1.1")).PartialBecause("has the <index> 1 of another");

    private static Reading<IReadOnlyList<EdgeInterface>> Read(string vnics) => EdgeDocument.WithInterfaces(vnics).Parse().Interfaces;

    private static InterfaceSubnet Subnet(string group) => Assert.Single(Assert.Single(Read(Vnic($"<addressGroup>{group}</addressGroup>")).Whole()).Subnets);

    private static string Vnic(string groups) =>
        $"<vnic><label>vNic_0</label><addressGroups>{groups}</addressGroups><type>uplink</type><isConnected>true</isConnected><index>0</index></vnic>";
}
