using System.Xml.Linq;

namespace HybridDrift.Collect.Nsx;

/// <summary>The objects that rules name by id, and those that these name in turn.</summary>
internal static class GroupingDocuments
{
    /// <summary>Each once, however they contain one another; no more than the settings allow.</summary>
    public static async Task ReadAsync(NsxReader reader, int most)
    {
        var open = reader.Documents.Select(d => d.Root).OfType<XElement>().SelectMany(Named).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (open.Count > 0)
        {
            var next = open.Where(seen.Add).Order(StringComparer.Ordinal).ToArray();
            var room = Math.Max(0, most - (seen.Count - next.Length));
            foreach (var id in next.Skip(room))
                reader.Add(new($"nsx/{id}.xml", "", $"it was not read: the rules name more than {most} objects; allow more, or put the rules in order"));
            var found = await Task.WhenAll(next.Take(room).Select(id => ReadAsync(reader, id)));
            open = found.OfType<XElement>().SelectMany(Named).Where(id => !seen.Contains(id)).ToHashSet(StringComparer.Ordinal);
        }
    }

    private static async Task<XElement?> ReadAsync(NsxReader reader, string id)
    {
        var kind = id.Split('-')[0];
        var root = await reader.ReadAsync($"nsx/{id}.xml", $"/api/2.0/services/{kind}/{id}");
        if (kind == "securitygroup") await reader.ReadAsync($"nsx/{id}.ipaddresses.xml", $"/api/2.0/services/securitygroup/{id}/translation/ipaddresses");
        return root;
    }

    /// <summary>Of an edge, what its rules and pools name; of a group of applications, its members.</summary>
    private static IEnumerable<string> Named(XElement root) => (root.Name.LocalName switch
    {
        "edge" => root.Descendants().Where(e => e.Name.LocalName is "groupingObjectId" or "applicationId"),
        _ => root.DescendantsAndSelf("applicationGroup").Elements("member").Elements("objectId"),
    }).Select(e => e.Value.Trim()).Where(IsReadable);

    /// <summary>Virtual machines, port groups and the like have no document of their own: the parsers say so.</summary>
    private static bool IsReadable(string id) => RecordingLayout.Recognise($"nsx/{id}.xml")
        is DocumentKind.IpSet or DocumentKind.Application or DocumentKind.ApplicationGroup or DocumentKind.SecurityGroup;
}
