namespace HybridDrift.Plans;

/// <summary>Who provides a network's addresses.</summary>
public enum NetworkOrigin
{
    /// <summary>Ordered from IBM Cloud: primary or portable subnets.</summary>
    IbmCloud,

    /// <summary>Exists inside a cluster only, fixed by the reference.</summary>
    ClusterInternal,

    /// <summary>Brought by the enterprise (BYOIP): must not clash with anything that IBM Cloud provides.</summary>
    Enterprise,
}

/// <summary>A kind of network of clause D, by the name that plans use for it.</summary>
public sealed record NetworkKind(string Name, string Clause, NetworkOrigin Origin, string Title)
{
    public static readonly IReadOnlyList<NetworkKind> All =
    [
        new("iks-pods", "D1", NetworkOrigin.ClusterInternal, "IKS pods"),
        new("iks-services", "D2.1", NetworkOrigin.ClusterInternal, "IKS services"),
        new("iks-public-portable", "D2.2", NetworkOrigin.IbmCloud, "IKS public portable subnet"),
        new("iks-private-portable", "D2.3", NetworkOrigin.IbmCloud, "IKS private portable subnet"),
        new("iks-workers-public", "D3.1", NetworkOrigin.IbmCloud, "IKS workers, public primary subnet"),
        new("iks-workers-private", "D3.2", NetworkOrigin.IbmCloud, "IKS workers, private primary subnet"),
        new("vcs-hosts-public", "D4.1", NetworkOrigin.IbmCloud, "vCenter Server hosts, public primary subnet"),
        new("vcs-hosts-private", "D4.2", NetworkOrigin.IbmCloud, "vCenter Server hosts, private primary subnet"),
        new("vcs-esg-public", "D5.1", NetworkOrigin.IbmCloud, "edges, public portable subnet"),
        new("vcs-esg-private", "D5.2", NetworkOrigin.IbmCloud, "edges, private portable subnet"),
        new("vcs-vms", "D6", NetworkOrigin.Enterprise, "virtual machines"),
        new("icp-pods", "D7", NetworkOrigin.Enterprise, "ICP pods"),
        new("icp-services", "D8", NetworkOrigin.Enterprise, "ICP services"),
        new("icp-workers", "D9", NetworkOrigin.Enterprise, "ICP workers"),
        new("on-premises", "F5", NetworkOrigin.Enterprise, "enterprise networks on premises"),
    ];

    public static NetworkKind? Find(string name) => All.FirstOrDefault(k => k.Name == name);
}
