using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Sites.Parse.Nsx;

/// <summary>NSX writes elements in another order from version to version; only lists of rules have an order that means something.</summary>
public sealed class ElementOrderTests
{
    private static readonly string Expected = Model(ExampleSite.Healthy()["nsx/edge-7.xml"]);

    private static readonly XElement Document = Load(ExampleSite.Healthy()["nsx/edge-7.xml"]);

    [Property(MaxTest = 10)]
    public Property The_model_is_the_same_in_whatever_order_of_elements() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => Assert.Equal(Expected, Model(Shuffled(Document, new Random(seed)).ToString())));

    /// <summary>Children of different names in any order; those of one name keep theirs.</summary>
    private static XElement Shuffled(XElement element, Random random)
    {
        var groups = element.Elements().GroupBy(e => e.Name).Select(g => new Queue<XElement>(g)).ToArray();
        var order = groups.SelectMany((g, i) => Enumerable.Repeat(i, g.Count)).ToArray();
        random.Shuffle(order);
        return new(element.Name, element.HasElements ? order.Select(i => Shuffled(groups[i].Dequeue(), random)) : element.Nodes());
    }

    private static XElement Load(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text));
        return XElement.Load(reader);
    }

    /// <summary>The edge as JSON, without the lines that things were read from.</summary>
    private static string Model(string text)
    {
        var edge = Recordings.Site([("nsx/edge-7.xml", text), .. Objects]).Edges["edge-7"];
        Assert.All(EdgeDocument.Readings(edge), r => Assert.Empty(r.Problems));
        return Regex.Replace(Dump.Of(edge), ", line [0-9]+", "");
    }

    private static IEnumerable<(string, string)> Objects =>
        ExampleSite.Paths.Where(p => p.StartsWith("nsx/ipset") || p.StartsWith("nsx/application")).Select(p => (p, ExampleSite.Healthy()[p]));
}
