using System.Globalization;
using System.Xml.Linq;
using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Nsx;

/// <summary>vNICs with their sub-interfaces (gateway), or logical interfaces (router).</summary>
internal static class InterfacesParser
{
    public static Reading<IReadOnlyList<EdgeInterface>> Parse(XElement edge, string document)
    {
        // A gateway lists its ten vNICs whether they are connected or not; a router may have no interface yet.
        var isRouter = EdgeParser.Kind(edge.Text("type")) == EdgeKind.DistributedRouter;
        var lacks = edge.Element("vnics") is null && edge.Element("interfaces") is null ? "neither <vnics> nor <interfaces>"
            : isRouter && edge.Element("interfaces") is null ? "no <interfaces>"
            : !isRouter && !edge.Elements("vnics").Elements("vnic").Any() ? "no <vnic> under <vnics>"
            : null;
        if (lacks is not null) return Reading.Failed<IReadOnlyList<EdgeInterface>>([], edge.At(document).Problem($"has {lacks}: the document is not complete"));
        var problems = new List<Problem>();
        var interfaces = new List<EdgeInterface>();
        var position = 0;
        foreach (var vnic in edge.Elements("vnics").Elements("vnic"))
        {
            interfaces.Add(Interface(vnic, vnic.At(document, ++position), problems));
            var sub = 0;
            foreach (var subInterface in vnic.Elements("subInterfaces").Elements("subInterface"))
                interfaces.Add(Interface(subInterface, subInterface.At(document, ++sub), problems));
        }
        position = 0;
        foreach (var logical in edge.Elements("interfaces").Elements("interface"))
            interfaces.Add(Interface(logical, logical.At(document, ++position), problems));
        interfaces.AddRange(TunnelInterfacesParser.Parse(edge, document, problems));
        foreach (var same in interfaces.Where(i => i.Index is not null).GroupBy(i => i.Index).Where(g => g.Count() > 1))
            problems.Add(same.Last().Origin.Problem($"has the <index> {same.Key} of another interface"));
        return Reading.Of<IReadOnlyList<EdgeInterface>>(interfaces, document, problems);
    }

    private static EdgeInterface Interface(XElement element, Origin origin, List<Problem> problems)
    {
        var subnets = new List<InterfaceSubnet>();
        foreach (var group in element.Elements("addressGroups").Elements("addressGroup"))
            if (Subnet(group, origin, problems) is { } subnet) subnets.Add(subnet);
        var kind = Kind(element);
        if (kind == InterfaceKind.Unknown && (subnets.Count > 0 || element.Text("type") is not null)) problems.Add(origin.Problem("has no <type> that is known"));
        int? index = ushort.TryParse(element.Text("index"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        if (index is null) problems.Add(origin.Problem("has no <index> that is a number"));
        if (subnets.Count > 0 && element.Text("isConnected") is null) problems.Add(origin.Problem("does not say whether it is connected"));
        return new(
            element.Text("label") ?? "", element.Text("name") ?? "", index, kind, element.Flag("isConnected", absent: false, origin.Document, problems),
            element.Text("portgroupId") ?? element.Text("connectedToId") ?? element.Text("logicalSwitchId"), subnets, origin);
    }

    private static InterfaceKind Kind(XElement element) => element.Text("type")?.ToLowerInvariant() switch
    {
        "uplink" => InterfaceKind.Uplink,
        "internal" => InterfaceKind.Internal,
        "trunk" => InterfaceKind.Trunk,
        null when element.Name.LocalName == "subInterface" => InterfaceKind.Internal,
        _ => InterfaceKind.Unknown,
    };

    /// <summary>Null for an empty group, an IPv6 group, and (with a problem) for what cannot be understood.</summary>
    private static InterfaceSubnet? Subnet(XElement group, Origin origin, List<Problem> problems)
    {
        var primary = group.Text("primaryAddress");
        if (primary is null && group.Elements("secondaryAddresses").SelectMany(s => s.Texts("ipAddress")).Any()) problems.Add(origin.Problem("has an address group without <primaryAddress>"));
        if (primary is null || JsonElementReading.IsIpv6(primary)) return null;
        if (!Address.TryParse(primary, out var first))
        {
            problems.Add(origin.Problem("<primaryAddress> is not an address"));
            return null;
        }
        if (Length(group) is not { } length)
        {
            problems.Add(origin.Problem($"the address group of {first} has no <subnetMask> or <subnetPrefixLength> that can be understood"));
            return null;
        }
        var addresses = new List<Address> { first };
        foreach (var text in group.Elements("secondaryAddresses").SelectMany(s => s.Texts("ipAddress")))
        {
            if (Address.TryParse(text, out var address)) addresses.Add(address);
            else if (!JsonElementReading.IsIpv6(text)) problems.Add(origin.Problem($"a secondary address beside {first} is not an address"));
        }
        return new(Prefix.Of(first, length), addresses);
    }

    /// <summary>The mask wins over the prefix length, as NSX itself decides (API guide).</summary>
    private static int? Length(XElement group)
    {
        if (group.Text("subnetMask") is { } mask) return Prefix.TryParseMask(mask, out var fromMask) ? fromMask : null;
        return int.TryParse(group.Text("subnetPrefixLength"), NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= 32 ? length : null;
    }
}
