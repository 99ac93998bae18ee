using System.Globalization;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Nsx;

/// <summary><c>GET /api/2.0/vdn/virtualwires</c>.</summary>
internal static class VirtualWiresParser
{
    public static Reading<IReadOnlyList<VirtualWire>> Parse(RecordedDocument document)
    {
        if (XmlText.Parse(document, out var problem, "virtualWires") is not { } root) return Reading.Failed<IReadOnlyList<VirtualWire>>([], problem!);
        var problems = new List<Problem>();
        var wires = new List<VirtualWire>();
        foreach (var page in root.Elements("dataPage"))
        {
            var position = 0;
            foreach (var wire in page.Elements("virtualWire"))
            {
                var origin = wire.At(document.Path, ++position);
                if (wire.Text("objectId") is { } id) wires.Add(new(id, wire.Text("name") ?? "", origin));
                else problems.Add(origin.Problem("has no <objectId>"));
            }
            if (int.TryParse(page.Element("pagingInfo")?.Text("totalCount"), NumberStyles.None, CultureInfo.InvariantCulture, out var total) && total > position)
                problems.Add(page.At(document.Path).Problem($"counts {total} logical switches, but {position} are in it: a page is missing"));
        }
        return Reading.Of<IReadOnlyList<VirtualWire>>(wires, document.Path, problems);
    }
}
