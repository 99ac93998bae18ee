using HybridDrift.Sites;

namespace HybridDrift.Checks.D;

/// <summary>D3.2: a portable address is served on its VLAN only.</summary>
public sealed class WorkerVlans : Check
{
    public override string Id => "D3.2-2";
    public override string Clause => "D3.2";
    public override string Title => "IKS workers are on the VLANs that the cluster's portable subnets are on";
    public override Severity Severity => Severity.Medium;
    public override string Why => "A worker on another VLAN cannot hold the address of a load balancer or of the VPN gateway, and lies in a subnet that the edges may not know.";
    public override string Fix => "Find out which worker pool or zone the worker came from; move it to the planned VLAN, or order a portable subnet on its own.";
    public override string? NotApplicable(Plans.SitePlan plan) => plan.Prefixes("iks-public-portable").Count + plan.Prefixes("iks-private-portable").Count == 0 ? "the plan has no portable subnets" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var cluster = context.Cluster("iks");
        foreach (var (side, network, isPublic) in new[] { ("private", "iks-private-portable", false), ("public", "iks-public-portable", true) })
        {
            if (context.Plan.Prefixes(network).Count == 0) continue;
            foreach (var outcome in Side(cluster, side, isPublic)) yield return outcome;
        }
    }

    private static IEnumerable<Outcome> Side(Cluster cluster, string side, bool isPublic)
    {
        var (nodes, subnets) = (cluster.Nodes, cluster.PortableSubnets);
        var vlans = subnets.Value.Subnets.Where(s => s.IsPublic == isPublic).Select(s => s.Vlan).Distinct().Order(StringComparer.Ordinal).ToArray();
        var all = new Subject("iks", $"{side} VLAN of all workers", nodes, subnets);
        // Workers without a public VLAN are private-only ones.
        var labelled = nodes.Value.Select(n => (Node: n, Vlan: isPublic ? n.PublicVlan : n.PrivateVlan)).Where(n => n.Vlan is not null).ToArray();
        var strangers = vlans.Length == 0 ? [] : labelled.Where(n => !vlans.Contains(n.Vlan)).ToArray();
        var expected = $"workers on the {side} VLAN {string.Join(" or ", vlans)}";
        foreach (var (node, vlan) in strangers)
            yield return new Subject("iks", $"worker {(node.InternalAddresses.Count > 0 ? node.InternalAddresses.Min().ToString() : node.Name)}, {side} VLAN", nodes, subnets)
                .Absent(DriftKind.Different, expected, $"it is on VLAN {vlan}, which has no {side} portable subnet", new Proof(node.Origin, $"Node {node.Name}: {side}VLAN {vlan}"),
                    new Proof(new(subnets.Document, "data.vlanipmap.json vlans"), $"{side} portable subnets on VLAN {string.Join(", ", vlans)}"));
        if (vlans.Length == 0) yield return all.Unknown($"{subnets.Document} has no {side} portable subnet: there is nothing to compare with");
        else if (labelled.Length == 0) yield return all.Unknown($"no worker in {nodes.Document} has the label {side}VLAN");
        else if (strangers.Length == 0) yield return all.Pass(expected, $"{labelled.Length} workers, all of them on it");
    }
}
