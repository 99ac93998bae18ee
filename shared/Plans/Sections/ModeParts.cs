using HybridDrift.Plans.Values;
using HybridDrift.Plans.Yaml;

namespace HybridDrift.Plans.Sections;

/// <summary>
/// What one section needs of another: a mode the parts that it works with, a client the edge that serves it. Looks at
/// what is written rather than at what was understood, so that a wrong value is not reported again as a missing part.
/// </summary>
internal sealed class ModeParts
{
    private readonly MapNode root;
    private readonly ProblemList problems;

    private ModeParts(MapNode root, ProblemList problems) => (this.root, this.problems) = (root, problems);

    public static void Check(MapNode root, NetworkNames networks, ProblemList problems)
    {
        var parts = new ModeParts(root, problems);
        parts.CheckTunnels();
        parts.CheckInternet();
        parts.CheckBackendRouter();
        parts.CheckServed("services", networks);
        parts.CheckServed("outbound", networks);
    }

    private void CheckTunnels()
    {
        var vpns = Maps(root.Find("vpn")).ToArray();
        if (Mode("iks-to-vcs", "strongswan") is { } toVcs && !vpns.Any(v => Texts(v.Find("cluster")).Any(t => t.Text == "iks")))
            problems.Add(toVcs, "iks-to-vcs by strongSwan needs a VPN of the IKS cluster", "add one to 'vpn', with 'cluster: iks'");
        if (Mode("iks-to-icp", "strongswan") is { } toIcp && !vpns.Any(v => Joins(v, "iks-", "icp-") || Joins(v, "icp-", "iks-")))
            problems.Add(toIcp, "iks-to-icp by strongSwan needs a VPN between networks of both clusters",
                "add one to 'vpn', with iks-* networks at one end and icp-* networks at the other");
    }

    private void CheckInternet()
    {
        var outbound = root.Find("outbound");
        if (Mode("internet", "snat") is { } snat && outbound is null)
            problems.Add(snat, "internet by SNAT needs 'outbound'", "add it, such as 'outbound: {clients: [icp-workers], ports: [80, 443]}'");
        if (Mode("internet", "proxy") is { } proxy && (outbound is null || outbound.Value is MapNode map && map.Find("proxy") is null))
            problems.Add(outbound?.Key ?? proxy, "internet by proxy needs 'outbound.proxy'",
                "add it, such as 'proxy: {address: 10.60.0.10, port: 3128}'");
    }

    private void CheckBackendRouter()
    {
        var routers = root.Find("routers");
        if (root.Find("services") is { } services && (routers is null || routers.Value is MapNode map && map.Find("bcr") is null))
            problems.Add(routers?.Key ?? services.Key, "'services' are reached through the BCR, which the plan does not have",
                "add it, such as 'routers: {bcr: 10.208.242.129}'");
    }

    private void CheckServed(string section, NetworkNames networks)
    {
        if (root.Find(section)?.Value is not MapNode map) return;
        var served = Maps(root.Find("edges")).SelectMany(e => Texts(e.Find("serves"))).Select(t => t.Text).ToHashSet();
        foreach (var client in Texts(map.Find("clients")).Where(c => networks.Known.Contains(c.Text) && !served.Contains(c.Text)))
            problems.Add(client, $"no edge serves '{client.Text}'", "add it to 'serves' of the edge that it lies behind");
    }

    private ScalarNode? Mode(string key, string mode) =>
        root.Find("integration")?.Value is MapNode modes ? Texts(modes.Find(key)).FirstOrDefault(t => t.Text == mode) : null;

    private static bool Joins(MapNode vpn, string local, string remote) =>
        Texts(vpn.Find("local")).Any(t => t.Text.StartsWith(local, StringComparison.Ordinal))
        && Texts(vpn.Find("remote")).Any(t => t.Text.StartsWith(remote, StringComparison.Ordinal));

    private static IEnumerable<MapNode> Maps(PlanEntry? entry) =>
        entry?.Value is MapNode map ? map.Entries.Select(e => e.Value).OfType<MapNode>() : [];

    private static IEnumerable<ScalarNode> Texts(PlanEntry? entry) => entry?.Value switch
    {
        ScalarNode single => [single],
        ListNode list => list.Items.OfType<ScalarNode>(),
        _ => [],
    };
}
