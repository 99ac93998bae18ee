using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Drafts;

/// <summary>The networks of clause D.</summary>
internal static class NetworksDraft
{
    public static IReadOnlyList<FoundNetwork> Of(Site site, IReadOnlyList<Gateway> gateways)
    {
        var (iks, icp) = (site.Clusters.GetValueOrDefault("iks"), site.Clusters.GetValueOrDefault("icp"));
        var all = new List<FoundNetwork>();
        if (iks is not null) all.AddRange(ClusterNetworks.OfIks(iks));
        if (icp is not null) all.AddRange(ClusterNetworks.OfIcp(icp));
        if (gateways.Count > 0) all.AddRange(OfEdges(icp, gateways));
        all.Add(Unsure("on-premises", "networks on premises that this site talks with; no document shows them"));
        var order = NetworkKind.All.Select(k => k.Name).ToList();
        return [.. all.OrderBy(n => order.IndexOf(n.Name))];
    }

    public static DraftSection Section(IReadOnlyList<FoundNetwork> networks) => new("networks", "clause D",
        [.. networks.Select(n => new DraftLine($"{n.Name}: {(n.Prefixes.Count == 0 ? "CIDR" : Scalar.OneOrMore(n.Prefixes))}", n.Note, !n.IsSure))]);

    private static IEnumerable<FoundNetwork> OfEdges(Cluster? icp, IReadOnlyList<Gateway> gateways)
    {
        yield return Unsure("vcs-hosts-public", "public primary subnet of the hosts, as IBM Cloud's console shows it; take it out without one");
        yield return Unsure("vcs-hosts-private", "private primary subnet of the hosts, as IBM Cloud's console shows it");
        foreach (var (name, uplinks) in new[] { ("vcs-esg-public", gateways.SelectMany(g => g.PublicUplinks)), ("vcs-esg-private", gateways.SelectMany(g => g.PrivateUplinks)) })
        {
            var subnets = uplinks.SelectMany(u => u.Subnets).Select(s => s.Prefix).Distinct().Order().ToArray();
            yield return subnets.Length == 0 ? Unsure(name, "no edge has a connected uplink there")
                : new(name, subnets, $"uplinks, {Found.From(gateways.Where(g => subnets.Any(g.HasUplink)).Select(g => g.Edge.Interfaces))}", true);
        }
        var nodes = icp?.Nodes.Value.SelectMany(n => n.InternalAddresses).ToArray() ?? [];
        var behind = gateways.SelectMany(g => g.Inside).Distinct().Order().ToArray();
        var from = Found.From(gateways.SelectMany(g => new[] { g.Edge, g.Router }).OfType<Edge>().Select(e => e.Interfaces));
        var machines = behind.Where(p => !nodes.Any(p.Contains)).ToArray();
        if (icp is not null && nodes.Length == 0) yield return new("vcs-vms", behind, $"{from}; which of them are ICP's cannot be told without {icp.Name}/nodes.json", false);
        else if (gateways.Where(g => g.MayHideRouter).SelectMany(g => g.Inside.Concat(g.Beyond)).Where(p => !nodes.Any(p.Contains)).Distinct().ToArray() is { Length: > 0 } hidden)
            yield return new("vcs-vms", [.. machines.Concat(hidden).Distinct().Order()], $"{from}; behind an edge there may be a router that was not read", false);
        else if (machines.Length == 0) yield return Unsure("vcs-vms", "no network of virtual machines is behind an edge");
        else yield return new("vcs-vms", machines, $"behind the edges, {from}{Further(gateways)}", true);
        var workers = behind.Where(p => nodes.Any(p.Contains)).ToArray();
        if (icp is null) yield break;
        yield return workers.Length == 0 ? ClusterNetworks.Workers("icp-workers", icp)
            : nodes.All(n => workers.Any(w => w.Contains(n))) ? new("icp-workers", workers, $"behind the edges, with the nodes in it, {Found.From(icp.Nodes)}, {from}", true)
            : new("icp-workers", workers, $"{Found.From(icp.Nodes)}: nodes are elsewhere too, such as {nodes.First(n => !workers.Any(w => w.Contains(n)))}", false);
    }

    private static string Further(IReadOnlyList<Gateway> gateways) =>
        gateways.SelectMany(g => g.Beyond).Distinct().Order().ToArray() is { Length: > 0 } beyond ? $"; static routes lead further inside: {string.Join(", ", beyond)}" : "";

    public static FoundNetwork Unsure(string name, string note) => new(name, [], note, false);
}
