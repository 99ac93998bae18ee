using HybridDrift.Addresses;

namespace HybridDrift.Plans;

/// <summary>
/// The plan of one site: what its owner says the network should be. Its reader has checked
/// names, prefixes and references; conflicts between ranges are left to the checks.
/// </summary>
public sealed record SitePlan
{
    /// <summary>Lower-case letters, digits and hyphens, 1 to 40: it names blobs and folders.</summary>
    public required string Site { get; init; }

    /// <summary>Folder of recorded documents, relative to the plan file; null when the site is read live.</summary>
    public string? Recording { get; init; }

    public required Integration Integration { get; init; }

    /// <summary>Every network of clause D by its name (<see cref="NetworkKind"/>), in the order of the plan file.</summary>
    public required IReadOnlyList<PlanNetwork> Networks { get; init; }

    /// <summary>Subnets that IBM Cloud assigned to the account: networks one brings oneself must not touch them.</summary>
    public IReadOnlyList<Prefix> AccountSubnets { get; init; } = [];

    public IReadOnlyList<PlanEdge> Edges { get; init; } = [];

    public Address? BackendRouter { get; init; }

    public Address? FrontendRouter { get; init; }

    public PlanVip? IcpMaster { get; init; }

    public PlanVip? IcpProxy { get; init; }

    public PlanServices? Services { get; init; }

    public PlanOutbound? Outbound { get; init; }

    public IReadOnlyList<PlanAllowance> AlsoAllowed { get; init; } = [];

    public IReadOnlyList<PlanVpn> Vpns { get; init; } = [];

    public IReadOnlyList<PlanFlow> Flows { get; init; } = [];

    public IReadOnlyList<PlanNever> Nevers { get; init; } = [];

    public IReadOnlyList<PlanAttestation> Attested { get; init; } = [];

    /// <summary>The live systems; null when the plan knows recordings only.</summary>
    public PlanSources? Sources { get; init; }

    /// <summary>The prefixes of a network by its name in the plan; empty when the plan does not have it.</summary>
    public IReadOnlyList<Prefix> Prefixes(string network) =>
        Networks.FirstOrDefault(n => n.Name == network)?.Prefixes ?? [];

    public AddressSet Addresses(IEnumerable<string> networks) => AddressSet.Of(networks.SelectMany(Prefixes));

    public PlanEdge? EdgeServing(string network) => Edges.FirstOrDefault(e => e.Serves.Contains(network));

    /// <summary>The clusters that the plan has networks for: <c>iks</c>, <c>icp</c>.</summary>
    public IEnumerable<string> Clusters => Networks.Select(n => n.Name.Split('-')[0]).Where(c => c is "iks" or "icp").Distinct();
}

/// <summary>How the parts of the site are joined: the modes of clauses A3/A4, B1-B4, C1 and F4.</summary>
public sealed record Integration(
    IReadOnlyList<IksToVcs> IksToVcs, IksToIcp IksToIcp, IcpToVcs IcpToVcs, InternetAccess Internet);

/// <summary>B1 to B4; a plan lists several while it migrates.</summary>
public enum IksToVcs { None, Strongswan, CommonVlan, StaticNat, BgpBcr }

/// <summary>C1.</summary>
public enum IksToIcp { None, Strongswan }

/// <summary>A2, F4: ICP with an edge and a router of its own, or the VM networks on ICP's own router.</summary>
public enum IcpToVcs { None, Routed, SameRouter }

/// <summary>A3 or A4.</summary>
public enum InternetAccess { None, Snat, Proxy }

/// <summary>One network of clause D.</summary>
/// <param name="Line">Line of the plan file, from 1, for the evidence.</param>
public sealed record PlanNetwork(string Name, IReadOnlyList<Prefix> Prefixes, int? Vlan, string? Note, int Line)
{
    public NetworkKind? Kind => NetworkKind.Find(Name);

    public AddressSet Addresses => AddressSet.Of(Prefixes);
}

/// <summary>An edge services gateway with the distributed logical router behind it.</summary>
/// <param name="Name">The plan's name, such as <c>icp-edge</c>.</param>
/// <param name="Nsx">NSX object id of the gateway, such as <c>edge-7</c>.</param>
/// <param name="Router">NSX object id of the distributed logical router, when there is one.</param>
/// <param name="Serves">Names of the networks that lie behind it.</param>
public sealed record PlanEdge(
    string Name, string Nsx, Address? Public, Address? Private, string? Router, Prefix? Transit, IReadOnlyList<string> Serves, int Line);

/// <summary>A virtual address of ICP and how it is reached from outside (A6).</summary>
public sealed record PlanVip(Address Vip, IReadOnlyList<Address> ExposedAs, IReadOnlyList<int> Ports, int Line);

/// <summary>Name and time servers and the networks that use them (A5).</summary>
public sealed record PlanServices(IReadOnlyList<Address> Dns, IReadOnlyList<Address> Ntp, IReadOnlyList<string> Clients, int Line);

/// <summary>Networks that may reach the internet, and the TCP ports that they need there (A3).</summary>
/// <param name="Proxy">The web proxy of clause A4, when the plan has one.</param>
public sealed record PlanOutbound(IReadOnlyList<string> Clients, IReadOnlyList<int> Ports, Address? Proxy, int? ProxyPort, int Line);

/// <summary>Access that is neither a flow nor a service, so that excess stays honest.</summary>
public sealed record PlanAllowance(PlanPlace From, PlanPlace To, IReadOnlyList<int> Ports, string Because, int Line);

/// <summary>One end of an allowance or a <c>never</c>: a name (network, <c>internet</c>, <c>icp.master</c>, <c>icp.proxy</c>) or prefixes.</summary>
/// <param name="Text">As the plan writes it.</param>
/// <param name="Prefixes">What it stands for: the network's prefixes, the VIP itself, the address; empty for the internet.</param>
public sealed record PlanPlace(string Text, IReadOnlyList<Prefix> Prefixes)
{
    public bool IsInternet => Text == "internet";
}

/// <summary>An IPsec tunnel whose one end is the strongSwan of a cluster (B2, C1).</summary>
/// <param name="Cluster"><c>iks</c> or <c>icp</c>.</param>
/// <param name="Gateway">Address under which the far end sees the cluster's gateway.</param>
/// <param name="Peer">Address of the far end.</param>
/// <param name="Local">Networks behind the cluster's gateway, by name.</param>
/// <param name="Remote">Networks behind the far end, by name.</param>
/// <param name="Snat">Whether pods leave with the worker's address (F3.5) instead of their own.</param>
public sealed record PlanVpn(
    string Name, string Cluster, Address Gateway, Address Peer, IReadOnlyList<string> Local, IReadOnlyList<string> Remote,
    bool Snat, string? IkeProposal, string? EspProposal, int Line);

/// <summary>The five kinds of flow, F1 to F5.</summary>
public enum FlowKind { InternetToIks, InternetToIcp, IksToVm, IcpToVm, EnterpriseToVm }

/// <summary>One flow of the plan. What a kind does not use is null or empty.</summary>
public sealed record PlanFlow(FlowKind Kind, string Name, IReadOnlyList<int> Ports, int Line)
{
    /// <summary>Public address of the application (F1, F2).</summary>
    public Address? Address { get; init; }

    /// <summary><c>namespace/service</c> of the ALB (F1).</summary>
    public string? Alb { get; init; }

    /// <summary><c>namespace/service</c> of the application (F1, F2).</summary>
    public string? Backend { get; init; }

    /// <summary>Namespace of the pods that connect (F3, F4).</summary>
    public string? FromNamespace { get; init; }

    /// <summary>Label selector <c>key=value</c> of these pods; null for all of the namespace.</summary>
    public string? FromPods { get; init; }

    /// <summary>Name of the network that connects (F5).</summary>
    public string? FromNetwork { get; init; }

    /// <summary>What is reached (F3, F4, F5).</summary>
    public Prefix? To { get; init; }

    /// <summary>The network is stretched to IBM Cloud by a layer-2 extension (F5.2).</summary>
    public bool Stretched { get; init; }

    /// <summary>Private portable address of the L2 concentrator (F5.4).</summary>
    public Address? L2Concentrator { get; init; }
}

/// <summary>What must not be reachable.</summary>
public sealed record PlanNever(PlanPlace From, PlanPlace To, string? Because, int Line);

/// <summary>What no API can show and an owner vouches for.</summary>
public sealed record PlanAttestation(string Clause, string By, DateOnly On, string? Note, int Line);
