using System.Text.RegularExpressions;
using System.Xml.Linq;
using HybridDrift.Collect;
using HybridDrift.Collect.Nsx;
using HybridDrift.Tests.Sites.Parse;
using HybridDrift.Tests.Sites.Parse.Nsx;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Collect.Nsx;

/// <summary>A redacted document says to the parsers what the whole one says, in good times and in bad.</summary>
public sealed partial class RedactionTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_example_is_the_same_site_when_its_documents_are_redacted(bool drifted)
    {
        var site = drifted ? ExampleSite.Drifted() : ExampleSite.Healthy();
        var documents = site.Documents.Where(d => d.StartsWith("nsx/", StringComparison.Ordinal)).Select(d => (d, site[d])).ToArray();

        Assert.Equal(Model(documents), Model(documents.Select(d => (d.Item1, Redacted(d.Item1, d.Item2)))));
    }

    [Theory]
    [InlineData("nsx/edge-3.xml")]
    [InlineData("nsx/edge-7.xml")]
    [InlineData("nsx/edge-8.xml")]
    [InlineData("nsx/edges.xml")]
    [InlineData("nsx/edge-7.healthsummary.xml")]
    [InlineData("nsx/edge-3.ipsec-statistics.xml")]
    [InlineData("nsx/dfw.xml")]
    [InlineData("nsx/virtualwires.xml")]
    [InlineData("nsx/applicationgroup-11.xml")]
    [InlineData("nsx/ipset-12.xml")]
    [InlineData("nsx/application-101.xml")]
    public void Damage_is_found_in_a_redacted_document_as_in_the_whole_one(string path)
    {
        var random = new Random(7);
        var healthy = ExampleSite.Healthy();
        var id = Path.GetFileName(path).Split('.')[0];
        (string, string)[] others = path.Contains("health", StringComparison.Ordinal) || path.Contains("statistics", StringComparison.Ordinal) ? [($"nsx/{id}.xml", new EdgeDocument { Id = id }.Text)]
            : path.Contains("ipset", StringComparison.Ordinal) || path.Contains("application", StringComparison.Ordinal) ? [("nsx/edge-1.xml", Naming(id))]
            : [];
        for (var i = 0; i < 40; i++)
        {
            var text = Damaged(healthy[path], random, out var how);
            Assert.True(Model([.. others, (path, text)]) == Model([.. others, (path, Redacted(path, text))]), $"{i}: {how}");
        }
    }

    [SharedSamplesFact]
    public void Samples_of_vendors_are_the_same_site_when_they_are_redacted()
    {
        var rule = EdgeDocument.WithFirewall("<firewallRule><action>accept</action><source><groupingObjectId>ipset-27</groupingObjectId><groupingObjectId>securitygroup-9</groupingObjectId></source><application><applicationId>application-5</applicationId></application></firewallRule>").Text;
        var read = 0;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(SharedSamplesFactAttribute.Folder, "nsx"), "*.xml"))
        {
            var text = Declaration().Replace(File.ReadAllText(file), "").Trim();
            var root = SafeXml.Load(text);
            foreach (var (path, whole) in Places(root, text))
            {
                (string, string)[] others = path == "nsx/edge-7.xml" ? [] : [("nsx/edge-7.xml", rule)];
                Assert.True(Model([.. others, (path, whole)]) == Model([.. others, (path, Redacted(path, whole))]), $"{Path.GetFileName(file)} as {path}");
                read++;
            }
        }
        Assert.True(read > 40, $"{read}");
    }

    private static string Naming(string id) => EdgeDocument.WithFirewall($"<firewallRule><action>accept</action><source><groupingObjectId>{id}</groupingObjectId></source><application><applicationId>{id}</applicationId></application></firewallRule>").Text.Replace("edge-7", "edge-1");

    internal static string Redacted(string path, string text)
    {
        var root = SafeXml.Load(text);
        return System.Text.Encoding.UTF8.GetString(NsxRedaction.Write(NsxRedaction.Redact(root, RecordingLayout.Recognise(path)!.Value, path, [])));
    }

    private static string Model(params IEnumerable<(string Path, string Text)> documents) => Line().Replace(Dump.Of(Recordings.Site(documents)), "");

    private static string Damaged(string text, Random random, out string how)
    {
        var root = XElement.Parse(text);
        var elements = root.Descendants().ToArray();
        var one = elements[random.Next(elements.Length)];
        how = $"{one.Parent?.Name}/{one.Name}";
        switch (random.Next(8))
        {
            case 0: one.Remove(); how += " removed"; break;
            case 1: one.AddAfterSelf(new XElement(one)); how += " twice"; break;
            case 2: one.Name = "renamed"; how += " renamed"; break;
            case 3: one.Value = "nonsense"; how += " nonsense"; break;
            case 4: one.RemoveNodes(); how += " empty"; break;
            case 5: one.Add(new XElement("inner", "1")); how += " with an element"; break;
            case 6: one.AddAfterSelf(new XElement(one.Name, "other")); how += " told twice"; break;
            default: one.ReplaceWith(new XElement("around", one)); how += " wrapped"; break;
        }
        return root.ToString();
    }

    /// <summary>Where a sample may stand: as the document that its root says, or as a part of an edge.</summary>
    private static IEnumerable<(string Path, string Text)> Places(XElement root, string text)
    {
        foreach (var path in new[] { "nsx/edges.xml", "nsx/edge-7.xml", "nsx/edge-7.healthsummary.xml", "nsx/edge-7.ipsec-statistics.xml", "nsx/dfw.xml", "nsx/virtualwires.xml", "nsx/ipset-27.xml", "nsx/application-5.xml", "nsx/applicationgroup-5.xml", "nsx/securitygroup-9.ipaddresses.xml" })
            if (NsxFields.Of(RecordingLayout.Recognise(path)!.Value).Find(root.Name.LocalName) is not null) yield return (path, text);
        EdgeDocument? edge = root.Name.LocalName switch
        {
            "nat" => new() { Nat = text },
            "firewall" => new() { Firewall = text },
            "ipsec" => new() { Ipsec = text },
            "routing" => new() { Routing = text },
            "bgp" or "ospf" or "staticRouting" => new() { Routing = $"<routing>{text}</routing>" },
            "vnics" => new() { Interfaces = text },
            "interfaces" => new() { Type = "distributedRouter", Interfaces = text },
            "interface" => new() { Type = "distributedRouter", Interfaces = $"<interfaces>{text}</interfaces>" },
            "subInterface" => EdgeDocument.WithInterfaces($"<vnic><index>1</index><type>trunk</type><subInterfaces>{text}</subInterfaces></vnic>"),
            "edge" => null,
            _ => new() { Nat = "<nat><natRules/></nat>" + text },
        };
        if (edge is not null) yield return ("nsx/edge-7.xml", edge.Text);
    }

    /// <summary>Lines move, and descriptions are left out.</summary>
    [GeneratedRegex(", line [0-9]+|line [0-9]+|(?<=\nDescription=)[^\n]*")] private static partial Regex Line();
    [GeneratedRegex(@"<\?xml[^>]*>|<!--.*?-->", RegexOptions.Singleline)] private static partial Regex Declaration();
}
