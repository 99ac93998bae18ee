using HybridDrift.Addresses;
using HybridDrift.Collect;
using HybridDrift.Plans.Values;
using HybridDrift.Sites;

namespace HybridDrift.Drafts;

/// <summary>A tunnel as the gateway of its cluster sees it.</summary>
internal sealed record FoundTunnel(string Name, string Cluster, Address? Gateway, Address? Peer, AddressSet Local, AddressSet Remote, IReadOnlyList<IReading> Sources)
{
    public IReadOnlyList<string> LocalNames { get; private init; } = [];

    public IReadOnlyList<string> RemoteNames { get; private init; } = [];

    /// <summary>Whether pods go out with their worker's address; null when it cannot be told.</summary>
    private bool? Snat { get; init; }

    private string? AgreedProposals { get; init; }

    /// <summary>Both addresses are known, and both ends are networks of the plan.</summary>
    public bool IsSure => Gateway is not null && Peer is not null && LocalNames.Count > 0 && RemoteNames.Count > 0;

    public static FoundTunnel OfRelease(Cluster cluster, VpnRoutes routes) => new(
        Clean(routes.Release ?? routes.Name), cluster.Name, routes.LoadBalancerAddress, routes.RemoteGatewayAddress,
        AddressSet.Of(routes.LocalSubnets), AddressSet.Of(routes.RemoteSubnets), [cluster.Objects.VpnRoutes]);

    /// <summary>From the other end; which cluster is behind it, the networks tell later.</summary>
    public static FoundTunnel OfEdge(Edge edge, IpsecSite site) => new(
        Clean(site.Name), "iks", Address.TryParse(site.PeerAddress, out var peer) ? peer : null, site.LocalAddress, site.PeerSubnets, site.LocalSubnets, [edge.Ipsec]);

    public FoundTunnel Completed(Found found)
    {
        var (local, remote) = (found.Named(Local) ?? [], found.Named(Remote) ?? []);
        var cluster = local.Count > 0 && local.All(n => n.StartsWith("icp-", StringComparison.Ordinal)) ? "icp" : Cluster;
        var tunnel = this with { Cluster = cluster, LocalNames = local, RemoteNames = remote };
        return found.Cluster(cluster) is not { } own ? tunnel
            : tunnel.With(Translated(own.IpPools, Remote), own.IpPools).With(Proposals.Agreed(own, Peer), Proposals.Shown(own, Peer));
    }

    /// <summary>Under a name that no other tunnel has.</summary>
    public FoundTunnel Named(ISet<string> taken)
    {
        var name = Name;
        for (var n = 2; !taken.Add(name); n++) name = $"{Name[..Math.Min(Name.Length, 60)]}-{n}";
        return this with { Name = name };
    }

    private FoundTunnel With(bool? snat, IReading from) => snat is null ? this : this with { Snat = snat, Sources = [.. Sources, from] };

    private FoundTunnel With(string? proposals, IEnumerable<IReading> from) => proposals is null ? this : this with { AgreedProposals = proposals, Sources = [.. Sources, .. from] };

    public DraftLine Line()
    {
        string?[] parts =
        [
            $"cluster: {Cluster}", $"gateway: {Text(Gateway)}", $"peer: {Text(Peer)}", $"local: {Names(LocalNames)}", $"remote: {Names(RemoteNames)}",
            Snat is { } snat ? $"snat: {(snat ? "true" : "false")}" : null, AgreedProposals,
        ];
        var unnamed = (LocalNames.Count == 0 ? $"; local {Local} is not made of networks above" : "") + (RemoteNames.Count == 0 ? $"; remote {Remote} is not made of networks above" : "");
        return new($"{Scalar.Of(Name)}: {{{string.Join(", ", parts.OfType<string>())}}}", Found.From(Sources) + unnamed, !IsSure);
    }

    /// <summary>Calico translates what leaves a pool with natOutgoing for addresses that are in no pool at all, not even a disabled one.</summary>
    private static bool? Translated(Reading<IReadOnlyList<IpPool>> reading, AddressSet remote)
    {
        var pods = reading.Value.Where(p => p.GivesPodsAddresses).ToArray();
        if (reading.Completeness != Completeness.Complete || pods.Length == 0) return null;
        var covered = AddressSet.Of(reading.Value.Select(p => p.Cidr));
        return pods.All(p => !p.NatOutgoing) || remote.IsSubsetOf(covered) ? false
            : pods.All(p => p.NatOutgoing) && !remote.Overlaps(covered) ? true : null;
    }

    private static string Text(Address? address) => address?.ToString() ?? "ADDRESS";

    private static string Names(IReadOnlyList<string> names) => names.Count == 0 ? "[NETWORK]" : Scalar.List(names);

    private static string Clean(string name)
    {
        var clean = new string([.. name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]).Trim('-');
        return TextForms.Name.Fits(clean) ? clean : "vpn";
    }
}
