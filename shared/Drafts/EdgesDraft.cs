using HybridDrift.Addresses;
using HybridDrift.Plans.Values;
using HybridDrift.Sites;
using static HybridDrift.Drafts.PlanDraft;

namespace HybridDrift.Drafts;

/// <summary>The edges with their routers, and IBM Cloud's routers in front of them.</summary>
internal static class EdgesDraft
{
    private static readonly Prefix PrivateNetwork = Prefix.Parse("10.0.0.0/8");

    public static DraftSection Edges(Found found)
    {
        var lines = new List<DraftLine>();
        var names = new HashSet<string>();
        foreach (var gateway in found.Gateways)
        {
            var name = Name(gateway.Edge);
            if (!names.Add(name)) names.Add(name = $"{name}-{gateway.Edge.Id}");
            var served = found.Served(gateway);
            string?[] parts =
            [
                $"nsx: {gateway.Edge.Id}", Primary("public", gateway.PublicUplinks), Primary("private", gateway.PrivateUplinks),
                gateway.Router is { } router ? $"router: {router.Id}" : null, gateway.Transit is { } transit ? $"transit: {transit}" : null,
                $"serves: {(served.Count == 0 ? "[NETWORK]" : Scalar.List(served))}",
            ];
            var from = Found.From(new[] { gateway.Edge, gateway.Router }.OfType<Edge>().Select(e => e.Interfaces));
            lines.Add(new($"{Scalar.Of(name)}: {{{string.Join(", ", parts.OfType<string>())}}}", served.Count == 0 ? $"{from}; no network that is known lies behind it" : from, served.Count == 0));
        }
        // NSX lists what could not be read itself.
        foreach (var summary in found.Site.EdgeList.Value.Where(e => !found.Site.Edges.TryGetValue(e.Id, out var edge) || edge.Identity.Value.Kind is null).OrderBy(e => e.Id, StringComparer.Ordinal))
            lines.Add(Ask($"{Scalar.Of(Clean(summary.Name, summary.Id))}: {{nsx: {Scalar.Remark(summary.Id)}, serves: [NETWORK]}}", $"listed in {Scalar.Remark(summary.Origin.Document)}, and not read itself"));
        return new("edges", "edge services gateways, with the distributed router behind each", lines);
    }

    public static DraftSection Routers(Found found)
    {
        if (found.Gateways.Count == 0) return new("routers", "", []);
        return new("routers", "IBM Cloud's backend and frontend customer routers",
        [
            Router(found, "bcr", g => g.PrivateUplinks, r => r.Network.Contains(PrivateNetwork) && r.Network.Length > 0),
            Router(found, "fcr", g => g.PublicUplinks, r => r.Network.Length == 0),
        ]);
    }

    private static DraftLine Router(Found found, string key, Func<Gateway, IReadOnlyList<EdgeInterface>> uplinks, Func<StaticRoute, bool> leads)
    {
        var hops = found.Gateways.SelectMany(g => g.Edge.Routing.Value.Routes.Where(leads)
                .Where(r => uplinks(g).Any(u => u.Subnets.Any(s => s.Prefix.Contains(r.NextHop))) && !found.Gateways.Any(o => o.Owns(r.NextHop)))
                .Select(r => (r.NextHop, Route: r.Network, g.Edge.Routing))).ToArray();
        return hops.Select(h => h.NextHop).Distinct().ToArray() is [var only]
            ? Tell($"{key}: {only}", $"next hop for {hops[0].Route}, {Found.From(hops.Select(h => h.Routing))}")
            : Ask($"{key}: ADDRESS", hops.Length == 0 ? "no static route of an edge leads there" : $"the edges disagree: {string.Join(", ", hops.Select(h => h.NextHop).Distinct())}");
    }

    /// <summary>The primary address of the one uplink.</summary>
    private static string? Primary(string key, IReadOnlyList<EdgeInterface> uplinks) =>
        uplinks is [{ Subnets: [{ Addresses: [var first, ..] }, ..] }] ? $"{key}: {first}" : null;

    private static string Name(Edge edge) => Clean(edge.Identity.Value.Name, edge.Id);

    private static string Clean(string name, string id)
    {
        var clean = new string([.. name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]).Trim('-');
        return TextForms.Name.Fits(clean) ? clean : id;
    }
}
