using HybridDrift.Addresses;
using HybridDrift.Collect;
using HybridDrift.Sites;
using HybridDrift.Tests.Flows.Oracle;

namespace HybridDrift.Tests.Flows;

/// <summary>Parts of an edge, written shortly.</summary>
internal static class Model
{
    public static readonly Origin Origin = new("edges/edge-1.xml", "line 1");

    public static readonly EdgeInterface Uplink = Interface(0, InterfaceKind.Uplink, "203.0.113.0/24"), Inside = Interface(1, InterfaceKind.Internal, "10.0.0.0/24"), OtherInside = Interface(2, InterfaceKind.Internal, "10.0.1.0/24");

    public static EdgeInterface Interface(int? index, InterfaceKind kind, params string[] subnets) =>
        new($"vNic_{index}", "", index, kind, true, null, [.. subnets.Select(s => new InterfaceSubnet(Prefix.Parse(s), [Prefix.Parse(s).Network]))], Origin);

    public static Firewall Firewall(FirewallAction otherwise, params FirewallRule[] rules) => new(true, otherwise, rules);

    public static Firewall Open => Firewall(FirewallAction.Accept);

    public static FirewallRule Rule(int position, FirewallAction action, RuleSide? from = null, RuleSide? to = null, RuleServices? services = null,
        bool enabled = true, bool translated = false, string? direction = null) => new()
        {
            Id = $"{131072 + position}",
            Position = position,
            Name = $"rule {position}",
            Enabled = enabled,
            IsUserRule = true,
            Action = action,
            Source = from ?? RuleSide.Everything,
            Destination = to ?? RuleSide.Everything,
            Services = services ?? RuleServices.Everything,
            MatchTranslated = translated,
            Direction = direction,
            Origin = Origin,
        };

    public static RuleSide Side(string addresses) => new(false, false, Addresses(addresses), [], []);

    public static RuleSide Not(RuleSide side) => side with { Exclude = true };

    /// <summary>A vNIC group.</summary>
    public static RuleSide Group(string name) => new(false, false, AddressSet.Empty, [name], []);

    /// <summary>A machine whose address is not known, beside addresses that are.</summary>
    public static RuleSide Unresolved(string addresses = "") => new(false, false, Addresses(addresses), [], ["vm-17"]);

    public static Service Service(int protocol, string ports) => new(Protocols.Only(protocol), PortSet.All, Ports(ports));

    public static RuleServices Services(params Service[] services) => new(services, []);

    public static Nat Nat(params NatRule[] rules) => new(true, rules);

    public static NatRule Rule(int position, NatAction action, string original, string translated, string? vnic = null, int? protocol = null,
        string originalPorts = "any", string translatedPorts = "any", string match = "any", string matchPorts = "any", bool enabled = true) => new()
        {
            Id = $"{196608 + position}",
            Position = position,
            Action = action,
            Enabled = enabled,
            IsUserRule = true,
            Vnic = vnic,
            Original = Addresses(original),
            Translated = Addresses(translated),
            Protocol = protocol is { } only ? Protocols.Only(only) : Protocols.All,
            OriginalPorts = Ports(originalPorts),
            TranslatedPorts = Ports(translatedPorts),
            Match = Addresses(match),
            MatchPorts = Ports(matchPorts),
            Description = "",
            Origin = Origin,
        };

    public static StaticRoute Route(string network, string nextHop, string? vnic = null, int distance = 1) =>
        new(Prefix.Parse(network), Address.Parse(nextHop), vnic, distance, Origin);

    public static Packet Packet(int protocol, string source, string destination, int destinationPort = 443, int sourcePort = 50000) =>
        new(Address.Parse(source).Value, Address.Parse(destination).Value, protocol, sourcePort, destinationPort);

    public static Packet Tcp(string source, string destination, int destinationPort = 443) => Packet(Protocols.Tcp, source, destination, destinationPort);

    /// <summary>Whether the packet lies in a box of the set; never in two, as boxes are disjoint.</summary>
    public static bool Holds(this PacketSet set, Packet packet)
    {
        var boxes = 0;
        foreach (var box in set.Boxes)
            if (box.Holds(packet)) boxes++;
        if (boxes > 1) Assert.Fail($"{packet} lies in {boxes} boxes of {set}");
        return boxes == 1;
    }

    public static bool Holds(this PacketBox box, Packet packet) =>
        box.Protocol.Contains((uint)packet.Protocol) && box.DestinationPorts.Contains(packet.DestinationPort) && box.SourcePorts.Contains(packet.SourcePort)
        && box.Source.Contains(new(packet.Source)) && box.Destination.Contains(new(packet.Destination));

    private static AddressSet Addresses(string text) => text.Length == 0 ? AddressSet.Empty : AddressText.TryParse(text, out _)!.Addresses;

    private static PortSet Ports(string text) => PortSet.TryParse(text, out _)!;
}
