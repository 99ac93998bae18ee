using System.Globalization;
using System.Xml.Linq;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Nsx;

/// <summary><c>GET /api/4.0/edges</c>, page by page.</summary>
internal static class EdgeListParser
{
    public static Reading<IReadOnlyList<EdgeSummary>> Read(DocumentReader documents)
    {
        const string First = "nsx/edges.xml";
        var edges = new List<EdgeSummary>();
        var problems = new List<Problem>();
        var worst = Completeness.Complete;
        var total = 0;
        foreach (var path in Pages(documents.Recording, First))
        {
            var page = documents.Read(path, Page.Empty, ReadPage);
            edges.AddRange(page.Value.Edges);
            problems.AddRange(page.Problems);
            total = Math.Max(total, page.Value.Total);
            if (page.Completeness != Completeness.Complete) worst = Completeness.Partial;
            if (path == First && page.Completeness == Completeness.Failed) worst = Completeness.Failed;
        }
        edges = [.. edges.DistinctBy(e => e.Id)];
        if (worst == Completeness.Complete && edges.Count < total)
        {
            problems.Add(new(First, "pagingInfo", $"counts {total} edges, but {edges.Count} are in the recorded pages: a page is missing"));
            worst = Completeness.Partial;
        }
        return new(edges, worst, problems, First);
    }

    private static IEnumerable<string> Pages(Recording recording, string first) => recording.Documents
        .Where(d => d.Kind == DocumentKind.EdgeList).Select(d => d.Path).Append(first).Distinct().Order(StringComparer.Ordinal);

    private static Reading<Page> ReadPage(RecordedDocument document)
    {
        if (XmlText.Parse(document, out var problem, "pagedEdgeList") is not { } root) return Reading.Failed(Page.Empty, problem!);
        if (root.Element("edgePage") is not { } page) return Reading.Failed(Page.Empty, root.At(document.Path).Problem("has no <edgePage>"));
        var problems = new List<Problem>();
        var edges = new List<EdgeSummary>();
        var position = 0;
        foreach (var row in page.Elements("edgeSummary"))
        {
            var origin = row.At(document.Path, ++position);
            if ((row.Text("objectId") ?? row.Text("id")) is { } id) edges.Add(Summary(row, id, origin));
            else problems.Add(origin.Problem("has neither <objectId> nor <id>"));
        }
        if (!int.TryParse(page.Element("pagingInfo")?.Text("totalCount"), NumberStyles.None, CultureInfo.InvariantCulture, out var total))
            problems.Add(page.At(document.Path).Problem("has no <totalCount>: it cannot be told whether all edges are listed"));
        return Reading.Of(new Page(edges, total), document.Path, problems);
    }

    private static EdgeSummary Summary(XElement row, string id, Origin origin) =>
        new(id, row.Text("name") ?? "", EdgeParser.Kind(row.Text("edgeType")), row.Text("state") ?? "", row.Text("edgeStatus") ?? "", origin);

    private sealed record Page(IReadOnlyList<EdgeSummary> Edges, int Total)
    {
        public static readonly Page Empty = new([], 0);
    }
}
