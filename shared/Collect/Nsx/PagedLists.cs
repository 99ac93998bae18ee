using System.Globalization;
using System.Xml.Linq;

namespace HybridDrift.Collect.Nsx;

/// <summary>The lists that come in pages: of edges, and of logical switches.</summary>
internal static class PagedLists
{
    private const int EdgesOnAPage = 256, SwitchesOnAPage = 1024, MostPages = 100, Tries = 3;

    /// <summary>Page by page, each a document; again from the first when the list changed meanwhile.</summary>
    public static async Task ReadEdgesAsync(NsxReader reader)
    {
        for (var attempt = 1; ; attempt++)
        {
            var pages = await PagesAsync(page => reader.AskAsync(page == 0 ? "nsx/edges.xml" : $"nsx/edges-{page + 1}.xml",
                $"/api/4.0/edges?startIndex={page * EdgesOnAPage}&pageSize={EdgesOnAPage}&sortBy=id&sortOrderAscending=true"), "edgePage", "edgeSummary");
            var moved = pages.All(p => p.Root is not null) && Moved(pages);
            if (moved && attempt < Tries) continue;
            foreach (var page in pages) reader.Keep(page);
            if (moved) reader.Add(new("nsx/edges.xml", "pagingInfo", "the list of edges changed while its pages were read, also at the third try: scan again"));
            return;
        }
    }

    /// <summary>In one document: its layout has no pages for them.</summary>
    public static async Task ReadSwitchesAsync(NsxReader reader)
    {
        const string path = "nsx/virtualwires.xml";
        var pages = await PagesAsync(page => reader.AskAsync(path, $"/api/2.0/vdn/virtualwires?startindex={page * SwitchesOnAPage}&pagesize={SwitchesOnAPage}"), "dataPage", "virtualWire");
        foreach (var further in pages.Skip(1)) pages[0].Root?.Element("dataPage")?.Add(further.Root?.Element("dataPage")?.Elements("virtualWire"));
        reader.Keep(pages[0]);
        foreach (var problem in pages.Skip(1).SelectMany(p => p.Problems)) reader.Add(problem);
    }

    /// <summary>Up to the count that the list tells, an empty page, or one that could not be read.</summary>
    private static async Task<List<NsxDocument>> PagesAsync(Func<int, Task<NsxDocument>> ask, string page, string row)
    {
        var pages = new List<NsxDocument>();
        var rows = 0;
        while (pages.Count < MostPages)
        {
            pages.Add(await ask(pages.Count));
            var inner = pages[^1].Root?.Element(page);
            var found = inner?.Elements(row).Count() ?? 0;
            if (found == 0 || (rows += found) >= (Total(inner!) ?? 0)) break;
        }
        return pages;
    }

    /// <summary>Pages that count differently, or an edge on two of them. What the list does not say at all, the parser misses.</summary>
    private static bool Moved(List<NsxDocument> pages)
    {
        var inner = pages.Select(p => p.Root!.Element("edgePage")).OfType<XElement>().ToArray();
        var ids = inner.Elements("edgeSummary").Select(r => (r.Element("objectId") ?? r.Element("id"))?.Value).OfType<string>().ToArray();
        return inner.Select(Total).Distinct().Count() > 1 || ids.Distinct().Count() != ids.Length || inner.Any(p => Total(p) is { } total && total != inner.Elements("edgeSummary").Count());
    }

    private static int? Total(XElement page) =>
        int.TryParse(page.Element("pagingInfo")?.Element("totalCount")?.Value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var total) ? total : null;
}
