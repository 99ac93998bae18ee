using System.Xml.Linq;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Mutations;

/// <summary>Single fields of NSX documents changed so that the network no longer does what the plan says.</summary>
internal static class HarmfulXml
{
    /// <summary>Fields of enabled user rules that the plan depends on, with what to write instead.</summary>
    private static readonly (string Field, string Now)[] DnatFields =
    [
        ("enabled", "false"), ("vnic", "5"), ("originalAddress", "10.208.242.177"), ("translatedAddress", "192.168.133.99"), ("action", "snat"),
        ("protocol", "udp"), ("originalPort", "7"), ("translatedPort", "7"), ("dnatMatchSourceAddress", "10.9.9.9"),
    ];

    private static readonly (string Field, string Now)[] SnatFields =
    [
        ("enabled", "false"), ("vnic", "5"), ("originalAddress", "192.168.133.0/26"), ("translatedAddress", "169.48.73.99"), ("action", "dnat"),
        ("protocol", "udp"), ("snatMatchDestinationAddress", "8.8.8.8"),
    ];

    private static readonly (string Field, string Now)[] SiteFields =
    [
        ("enabled", "false"), ("localId", "10.0.0.1"), ("localIp", "10.208.242.150"), ("peerId", "stranger"), ("peerIp", "10.177.9.70"), ("ikeOption", "ikev1"),
    ];

    public static IEnumerable<Mutation> All() =>
    [
        .. Rules("nsx/edge-7.xml", r => Value(r, "action") == "dnat" && Value(r, "translatedAddress") is "192.168.133.10" or "192.168.133.11", DnatFields),
        .. Rules("nsx/edge-7.xml", r => Value(r, "action") == "snat" && Value(r, "translatedAddress") == "169.48.73.42", SnatFields),
        .. Fields("nsx/edge-3.xml", "site", _ => true, SiteFields),
        .. Texts("nsx/edge-3.xml", "localSubnets", "subnet", "192.168.199.0/24"),
        .. Texts("nsx/edge-3.xml", "peerSubnets", "subnet", "172.29.0.0/16"),
        .. new[] { "nsx/edge-7.xml", "nsx/edge-3.xml" }.SelectMany(Uplinks),
        .. new[] { "nsx/edge-8.xml", "nsx/edge-4.xml" }.SelectMany(Lifs),
        .. new[] { "nsx/edge-7.xml", "nsx/edge-3.xml" }.SelectMany(Routes),
        .. new[] { "nsx/edge-7.xml", "nsx/edge-3.xml" }.SelectMany(Switches),
        .. Fields("nsx/edges.xml", "edgeSummary", _ => true, [("state", "undeployed"), ("edgeType", "unheardOf"), ("objectId", "edge-99")]),
    ];

    private static IEnumerable<Mutation> Rules(string path, Func<XElement, bool> of, (string, string)[] fields) => Fields(path, "natRule", r => Value(r, "enabled") == "true" && of(r), fields);

    private static IEnumerable<Mutation> Uplinks(string path) =>
    [
        .. Fields(path, "vnic", v => Value(v, "type") == "uplink", [("isConnected", "false"), ("type", "internal")]),
        .. Deep(path, "vnic", v => Value(v, "type") == "uplink", "primaryAddress", "10.208.242.190"),
        .. Deep(path, "vnic", v => Value(v, "type") == "uplink", "subnetMask", "255.255.255.0"),
    ];

    private static IEnumerable<Mutation> Lifs(string path) =>
    [
        .. Deep(path, "interface", v => Value(v, "type") == "internal", "primaryAddress", "192.168.177.1"),
        .. Deep(path, "interface", v => Value(v, "type") == "internal", "subnetMask", "255.255.255.128"),
    ];

    private static IEnumerable<Mutation> Routes(string path) =>
        Fields(path, "route", r => Value(r, "network") == "10.0.0.0/8", [("network", "10.128.0.0/9"), ("nextHop", "10.208.242.150"), ("vnic", "1")]);

    /// <summary>The switches of whole features.</summary>
    private static IEnumerable<Mutation> Switches(string path)
    {
        string[] features = path.Contains("edge-3", StringComparison.Ordinal) ? ["ipsec"] : ["nat", "firewall"];
        foreach (var feature in features)
            yield return Change(path, $"{feature} off", root => root.Element("features")!.Element(feature)!.Element("enabled")!.Value = "false");
    }

    private static IEnumerable<Mutation> Fields(string path, string element, Func<XElement, bool> of, (string Field, string Now)[] fields)
    {
        var count = Load(ExampleSite.Healthy(), path).Descendants(element).Count(of);
        for (var i = 0; i < count; i++)
            foreach (var (field, now) in fields)
            {
                var index = i;
                yield return Change(path, $"{element}[{i + 1}] {field} = {now}", root => root.Descendants(element).Where(of).ElementAt(index).SetElementValue(field, now));
            }
    }

    private static IEnumerable<Mutation> Deep(string path, string element, Func<XElement, bool> of, string field, string now)
    {
        var count = Load(ExampleSite.Healthy(), path).Descendants(element).Count(of);
        for (var i = 0; i < count; i++)
        {
            var index = i;
            yield return Change(path, $"{element}[{i + 1}] {field} = {now}", root => root.Descendants(element).Where(of).ElementAt(index).Descendants(field).First().Value = now);
        }
    }

    private static IEnumerable<Mutation> Texts(string path, string parent, string field, string now)
    {
        var count = Load(ExampleSite.Healthy(), path).Descendants(parent).Elements(field).Count();
        for (var i = 0; i < count; i++)
        {
            var index = i;
            yield return Change(path, $"{parent} {field}[{i + 1}] = {now}", root => root.Descendants(parent).Elements(field).ElementAt(index).Value = now);
        }
    }

    private static Mutation Change(string path, string name, Action<XElement> change) => new($"{path}: {name}", site =>
    {
        var root = Load(site, path);
        change(root);
        site.Replace(path, root.ToString());
    });

    private static XElement Load(ExampleSite site, string path) => XElement.Parse(site[path], LoadOptions.None);

    private static string? Value(XElement element, string name) => element.Element(name)?.Value;
}
