using System.Xml.Linq;

namespace HybridDrift.Collect.Nsx;

/// <summary>The documents of one edge, as they belong together.</summary>
internal static class EdgeDocuments
{
    private const int Looks = 3;

    /// <summary>A distributed router: one document, with everything in it.</summary>
    public static Task ReadRouterAsync(NsxReader reader, string id) => reader.ReadAsync(Path(id, ""), Request(id, ""));

    /// <summary>
    /// A gateway: its configuration, the state of its tunnels, and its health, which tells of what version the
    /// configuration is by then. When it is another one, a second look tells whether it has moved: then all are read again.
    /// </summary>
    public static async Task ReadGatewayAsync(NsxReader reader, string id)
    {
        var edge = await reader.AskAsync(Path(id, ""), Request(id, ""));
        for (var look = 1; ; look++)
        {
            reader.Keep(edge);
            if (edge.Root is null || HasIpsec(edge.Root)) await reader.ReadAsync(Path(id, ".ipsec-statistics"), Request(id, "/ipsec/statistics"));
            var health = await reader.ReadAsync(Path(id, ".healthsummary"), Request(id, "/healthsummary"));
            if (edge.Root is null || health is null || Text(health, "configVersion") is not { } known || known == Text(edge.Root, "version")) return;

            var second = await reader.AskAsync(Path(id, ""), Request(id, ""));
            if (second.Root is not null && Text(second.Root, "version") == Text(edge.Root, "version")) return;
            if (second.Root is null || look == Looks)
            {
                reader.Add(new(Path(id, ""), "version", second.Root is null
                    ? "the edge changed while it was read, and could not be read again: scan again"
                    : "the edge changed each time it was read, three times: scan again when nobody works on it"));
                return;
            }
            edge = second;
        }
    }

    private static string Path(string id, string what) => $"nsx/{id}{what}.xml";

    private static string Request(string id, string what) => $"/api/4.0/edges/{id}{what}";

    private static bool HasIpsec(XElement edge) => edge.Elements("features").Elements("ipsec").Elements("enabled").Any(e => !"false".Equals(e.Value.Trim(), StringComparison.OrdinalIgnoreCase));

    private static string? Text(XElement element, string name) => element.Element(name)?.Value.Trim() is { Length: > 0 } text ? text : null;
}
