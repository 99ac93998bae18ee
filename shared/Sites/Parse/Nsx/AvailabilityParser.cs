using System.Globalization;
using System.Xml.Linq;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Nsx;

/// <summary>The <c>appliances</c> of an edge, and the <c>highAvailability</c> feature: for a router, those of its control machine.</summary>
internal static class AvailabilityParser
{
    public static readonly Availability Nothing = new(false, null, null, [], new("", ""));

    public static Reading<Availability> Parse(XElement edge, string document)
    {
        var problems = new List<Problem>();
        if (edge.Element("appliances") is null) problems.Add(edge.At(document).Problem("has no <appliances>: the document is not complete"));
        var appliances = new List<Appliance>();
        foreach (var element in edge.Elements("appliances").Elements("appliance"))
        {
            var origin = element.At(document, appliances.Count + 1);
            if (element.Text("deployed") is null) problems.Add(origin.Problem("does not say whether it is <deployed>"));
            appliances.Add(new(Number(element, "highAvailabilityIndex", origin, problems), element.Flag("deployed", absent: false, document, problems),
                element.Text("hostId") ?? element.Text("hostName"), origin));
        }
        var high = edge.Element("features")?.Once("highAvailability", edge.At(document), problems);
        return Reading.Of(new Availability(
            high?.Flag("enabled", absent: false, document, problems) ?? false, high?.Text("vnic"), high is null ? null : Number(high, "declareDeadTime", high.At(document), problems),
            appliances, (high ?? edge).At(document)), document, problems);
    }

    private static int? Number(XElement element, string name, Origin origin, List<Problem> problems)
    {
        if (element.Text(name) is not { } text) return null;
        if (ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        problems.Add(origin.Problem($"<{name}> is not a number"));
        return null;
    }
}
