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
        var pages = Pages(documents.Recording, First).Select(path => documents.Read(path, Page.Empty, ReadPage)).ToArray();
        var edges = pages.SelectMany(p => p.Value.Edges).DistinctBy(e => e.Id).ToArray();
        var problems = pages.SelectMany(p => p.Problems).Distinct().ToList();
        if (problems.Count == 0 && pages.Any(p => p.Value.Total != edges.Length))
            problems.Add(new(First, "pagingInfo", $"counts {pages.Max(p => p.Value.Total)} edges, but {edges.Length} are in the recorded pages: a page is missing, or they were read while edges changed"));
        return pages.All(p => p.Completeness == Completeness.Failed)
            ? new([], Completeness.Failed, problems, First)
            : Reading.Of<IReadOnlyList<EdgeSummary>>(edges, First, problems);
    }

    private static IEnumerable<string> Pages(Recording recording, string first) => recording.Documents
        .Select(d => d.Path).Concat(recording.Missing).Where(p => RecordingLayout.Recognise(p) == DocumentKind.EdgeList)
        .Append(first).Distinct().OrderBy(p => p.Length).ThenBy(p => p, StringComparer.Ordinal);

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
