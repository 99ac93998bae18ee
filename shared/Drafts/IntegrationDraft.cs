using HybridDrift.Sites;
using static HybridDrift.Drafts.PlanDraft;

namespace HybridDrift.Drafts;

/// <summary>How the parts of the site are joined, as far as its tunnels, edges and translations tell.</summary>
internal static class IntegrationDraft
{
    public static DraftSection Of(Found found, TunnelsDraft tunnels, DraftSection outbound)
    {
        var (iks, icp) = (found.Cluster("iks"), found.Cluster("icp"));
        var lines = new List<DraftLine>();
        if (iks is not null && found.Gateways.Count > 0) lines.Add(ToVcs(iks, tunnels));
        if (iks is not null && icp is not null)
            lines.Add(tunnels.Joins("iks-", "icp-") ? Tell("iks-to-icp: strongswan", "C1: see 'vpn'") : Ask("iks-to-icp: none", "C1: no tunnel between the clusters is known; strongswan or none"));
        if (icp is not null && found.Gateways.Count > 0) lines.Add(IcpToVcs(found));
        if (found.Gateways.Count > 0)
            lines.Add(outbound.Lines.Any(l => !l.IsQuestion) ? Tell("internet: snat", "A3: see 'outbound'") : Ask("internet: snat", "A3: complete 'outbound' as well; snat, proxy or none"));
        return lines.Count == 0 ? new("", "", [Tell("integration: {}", "only one part was read: there is nothing to join")]) : new("integration", "how the parts are joined", lines);
    }

    private static DraftLine ToVcs(Cluster iks, TunnelsDraft tunnels)
    {
        var peers = iks.Objects.BgpPeers.Value;
        if (tunnels.Joins("iks-", "vcs-"))
            return Tell("iks-to-vcs: strongswan", peers.Count == 0 ? "B2: see 'vpn'" : $"B2: see 'vpn'; Calico has {peers.Count} BGP peers as well, {Found.From(iks.Objects.BgpPeers)}: [strongswan, bgp-bcr]?");
        return peers.Count > 0
            ? Ask("iks-to-vcs: bgp-bcr", $"B4: Calico has {peers.Count} BGP peers, {Found.From(iks.Objects.BgpPeers)}; strongswan, common-vlan, static-nat, bgp-bcr or none")
            : Ask("iks-to-vcs: none", "B1 to B4: no tunnel and no BGP peer is known; strongswan, common-vlan, static-nat, bgp-bcr or none");
    }

    private static DraftLine IcpToVcs(Found found)
    {
        var (workers, machines) = (Behind("icp-workers"), Behind("vcs-vms"));
        return workers.Length == 0 || machines.Length == 0 ? Ask("icp-to-vcs: none", "A2, F4: routed, same-router or none")
            : workers.Intersect(machines).Any()
                ? Tell("icp-to-vcs: same-router", $"A2, F4: one edge has both networks behind it, {string.Join(", ", workers.Intersect(machines))}")
                : Tell("icp-to-vcs: routed", $"A2, F4: ICP is behind {string.Join(", ", workers)}, the virtual machines behind {string.Join(", ", machines)}");

        string[] Behind(string network) => [.. found.Gateways.Where(g => found.Served(g).Contains(network)).Select(g => g.Edge.Id)];
    }
}
