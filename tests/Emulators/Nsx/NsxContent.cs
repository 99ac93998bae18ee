using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace HybridDrift.Emulators.Nsx;

/// <summary>The documents of a recording's <c>nsx</c> folder, under the paths of the API.</summary>
internal sealed partial class NsxContent(IReadOnlyDictionary<string, byte[]> documents)
{
    private const int LargestPage = 1024, UsualPage = 256;

    /// <summary>Null for what there is not.</summary>
    public byte[]? Find(string path, IQueryCollection query)
    {
        if (path == "/api/4.0/edges") return EdgePage(query);
        if (path == "/api/2.0/vdn/virtualwires") return SwitchPage(query);
        if (path == "/api/4.0/firewall/globalroot-0/config") return documents.GetValueOrDefault("nsx/dfw.xml");
        if (Edge().Match(path) is { Success: true } edge)
            return documents.GetValueOrDefault($"nsx/{edge.Groups[1].Value}{edge.Groups[2].Value switch { "/ipsec/statistics" => ".ipsec-statistics", "/healthsummary" => ".healthsummary", _ => "" }}.xml");
        return Object().Match(path) is { Success: true } found && found.Groups[2].Value.StartsWith(found.Groups[1].Value + "-", StringComparison.Ordinal)
            ? documents.GetValueOrDefault($"nsx/{found.Groups[2].Value}{(found.Groups[3].Success ? ".ipaddresses" : "")}.xml")
            : null;
    }

    private byte[]? EdgePage(IQueryCollection query)
    {
        var pages = documents.Where(d => EdgeList().IsMatch(d.Key)).OrderBy(d => d.Key.Length).ThenBy(d => d.Key, StringComparer.Ordinal).Select(d => Parse(d.Value)).ToArray();
        return pages.Length == 0 ? null : Page(pages[0], "edgePage", pages.Elements("edgePage").Elements("edgeSummary"), query, "startIndex", "pageSize");
    }

    private byte[]? SwitchPage(IQueryCollection query) => documents.GetValueOrDefault("nsx/virtualwires.xml") is not { } document ? null
        : Parse(document) is var root && root.Elements("dataPage").Any() ? Page(root, "dataPage", root.Elements("dataPage").Elements("virtualWire"), query, "startindex", "pagesize") : document;

    private static byte[] Page(XElement root, string name, IEnumerable<XElement> rows, IQueryCollection query, string startName, string sizeName)
    {
        var all = rows.ToArray();
        var start = Number(query[startName], 0);
        var size = Math.Clamp(Number(query[sizeName], UsualPage), 1, LargestPage);
        var page = new XElement(name,
            new XElement("pagingInfo", new XElement("pageSize", size), new XElement("startIndex", start), new XElement("totalCount", all.Length), new XElement("sortOrderAscending", true), new XElement("sortBy", "id")),
            all.Skip(start).Take(size));
        return Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + new XElement(root.Name, page));
    }

    private static int Number(string? text, int usual) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : usual;

    private static XElement Parse(byte[] document)
    {
        using var stream = new MemoryStream(document);
        return XElement.Load(stream);
    }

    [GeneratedRegex(@"^nsx/edges(-[0-9]+)?\.xml$")] private static partial Regex EdgeList();
    [GeneratedRegex("^/api/4.0/edges/(edge-[0-9]+)(/ipsec/statistics|/healthsummary)?$")] private static partial Regex Edge();
    [GeneratedRegex("^/api/2.0/services/(ipset|application|applicationgroup|securitygroup)/([a-z]+-[0-9]+)(/translation/ipaddresses)?$")] private static partial Regex Object();
}
