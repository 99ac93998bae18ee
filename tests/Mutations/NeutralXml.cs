using System.Xml.Linq;
using HybridDrift.Addresses;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Mutations;

/// <summary>Changes to NSX documents that change nothing in the network.</summary>
internal static class NeutralXml
{
    private static readonly string[] AddressFields = ["originalAddress", "snatMatchDestinationAddress", "dnatMatchSourceAddress", "ipAddress", "network", "subnet"];

    public static IEnumerable<(string Name, Action<XElement, Random> Change)> All =>
    [
        ("rule ids renumbered", RenumberIds),
        ("element order shuffled", ShuffleElements),
        ("white space", WhiteSpace),
        ("host bits in prefixes", HostBits),
        ("prefixes split", SplitPrefixes),
        ("prefixes as ranges", Ranges),
        ("ranges merged", NeutralRanges.Merge),
        ("ranges split", NeutralRanges.Split),
        ("sets re-ordered", ReorderSets),
        ("ports re-ordered and ranged", Ports),
        ("unknown fields", UnknownFields),
        ("names and descriptions", Rename),
        ("versions and counters", Versions),
    ];

    public static bool IsSubject(string path) => path.StartsWith("nsx/", StringComparison.Ordinal);

    public static void Apply(ExampleSite site, string path, Action<XElement, Random> change, Random random)
    {
        var root = XElement.Parse(site[path], LoadOptions.PreserveWhitespace);
        change(root, random);
        site.Replace(path, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root.ToString(SaveOptions.DisableFormatting) + "\n");
    }

    private static void RenumberIds(XElement root, Random random)
    {
        foreach (var rule in root.Descendants().Where(e => e.Name.LocalName is "natRule" or "firewallRule"))
            foreach (var id in rule.Elements().Where(e => e.Name.LocalName is "id" or "ruleId" or "ruleTag")) id.Value = random.Next(1, 400_000).ToString();
    }

    private static void ShuffleElements(XElement root, Random random)
    {
        foreach (var element in root.DescendantsAndSelf().Where(IsRecord).ToArray())
        {
            // Elements of one name keep their order among themselves: rules are lists.
            var groups = element.Elements().GroupBy(e => e.Name).OrderBy(_ => random.Next()).Select(g => g.ToArray()).ToArray();
            element.ReplaceNodes(groups.SelectMany(g => g));
        }
    }

    /// <summary>Holds fields, as opposed to text.</summary>
    private static bool IsRecord(XElement element) => element.HasElements;

    private static void WhiteSpace(XElement root, Random random)
    {
        foreach (var leaf in root.Descendants().Where(e => !e.HasElements && e.Value.Length > 0 && random.Next(3) == 0).ToArray()) leaf.Value = $"\n   {leaf.Value}\t";
    }

    private static IEnumerable<(XElement Element, Prefix Prefix)> Prefixes(XElement root) => root.Descendants()
        .Where(e => AddressFields.Contains(e.Name.LocalName) && !e.HasElements && e.Value.Contains('/') && Prefix.TryParse(e.Value.Trim(), out _, out _))
        .Select(e => (e, Prefix.Parse(e.Value.Trim()))).Where(p => p.Item2.Length is > 0 and < 32);

    private static void HostBits(XElement root, Random random)
    {
        foreach (var (element, prefix) in Prefixes(root).ToArray())
            element.Value = $"{new Address(prefix.Network.Value + (uint)random.Next(1, 1 << Math.Min(32 - prefix.Length, 20)) - 1)}/{prefix.Length}";
    }

    private static void SplitPrefixes(XElement root, Random random)
    {
        foreach (var (element, prefix) in Prefixes(root).Where(p => p.Element.Name.LocalName is "ipAddress" or "subnet" && p.Element.Parent!.Name.LocalName is "source" or "destination" or "localSubnets" or "peerSubnets").ToArray())
        {
            if (random.Next(4) == 0) continue;
            var half = Prefix.Of(prefix.Network, prefix.Length + 1);
            element.Value = half.ToString();
            element.AddAfterSelf(new XElement(element.Name, Prefix.Of(new(half.Last.Value + 1), half.Length).ToString()));
        }
    }

    private static void Ranges(XElement root, Random random)
    {
        foreach (var (element, prefix) in Prefixes(root).Where(p => p.Element.Name.LocalName is "originalAddress" or "ipAddress" or "snatMatchDestinationAddress" && p.Element.Parent!.Name.LocalName != "addressGroup").ToArray())
            if (random.Next(3) > 0) element.Value = $"{prefix.Network}-{prefix.Last}";
    }

    private static void ReorderSets(XElement root, Random random)
    {
        foreach (var set in root.Descendants().Where(e => e.Name.LocalName is "source" or "destination" or "localSubnets" or "peerSubnets" or "secondaryAddresses" or "application").ToArray())
            set.ReplaceNodes(set.Elements().OrderBy(_ => random.Next()).ToArray());
        foreach (var value in root.DescendantsAndSelf("ipset").Elements("value"))
            value.Value = string.Join(", ", value.Value.Split(',').OrderBy(_ => random.Next()));
    }

    private static void Ports(XElement root, Random random)
    {
        foreach (var ports in root.Descendants().Where(e => e.Name.LocalName == "port" && e.Parent!.Name.LocalName == "service").ToArray())
            ports.Value = string.Join(",", ports.Value.Split(',').OrderBy(_ => random.Next()).Select(p => p.Contains('-') || !int.TryParse(p, out _) ? p : $"{p}-{p}"));
    }

    private static void UnknownFields(XElement root, Random random)
    {
        foreach (var element in root.DescendantsAndSelf().Where(IsRecord).Where(_ => random.Next(4) == 0).ToArray())
            element.AddFirst(new XElement("futureField" + random.Next(100), new XElement("enabled", "false"), new XElement("address", "10.0.0.1")));
    }

    private static void Rename(XElement root, Random random)
    {
        foreach (var name in root.Descendants().Where(e => e.Name.LocalName is "name" or "description" or "fqdn" && !e.HasElements && e.Parent!.Name.LocalName != "featureSummary"))
            name.Value = $"이름 {random.Next(10_000)} <&> name";
    }

    /// <summary>Not the version of the edge itself: the health summary must tell the same.</summary>
    private static void Versions(XElement root, Random random)
    {
        foreach (var version in root.Descendants().Where(e => (e.Name.LocalName is "version" && e.Parent != root) || e.Name.LocalName is "revision" or "vseLogLevel" or "loggingEnabled" or "lastHeartBeatTimeStamp"))
            version.Value = version.Name.LocalName == "loggingEnabled" ? (random.Next(2) == 0 ? "true" : "false") : random.Next(1, 9999).ToString();
    }
}
