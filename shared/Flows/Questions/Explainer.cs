using HybridDrift.Addresses;
using HybridDrift.Collect;
using HybridDrift.Flows.Proofs;
using HybridDrift.Flows.Trace;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Flows.Questions;

/// <summary>What becomes of one packet.</summary>
/// <param name="Before">What happens to it before it comes to an edge or router.</param>
/// <param name="Parts">Several where a device has a choice, or where it is not known.</param>
public sealed record Explanation(IReadOnlyList<FlowHop> Before, IReadOnlyList<TracePart> Parts, IReadOnlyList<TracePart> Replies)
{
    /// <summary>What was not read completely: anything may be there.</summary>
    public required IReadOnlyList<IReading> Unread { get; init; }

    /// <summary>Delivered only if every choice is, and so is every answer.</summary>
    public Fate Fate
    {
        get
        {
            if (Unread.Count > 0) return Fate.Ambiguous;
            if (Before.FirstOrDefault(h => h.Verdict == HopVerdict.Drifts) is not null) return Fate.Lost;
            TracePart[] all = [.. Parts, .. Replies];
            return all.FirstOrDefault(p => p.Fate is not (Fate.Delivered or Fate.Ambiguous or Fate.OutOfSight))?.Fate
                ?? (Before.Any(h => h is { Verdict: HopVerdict.Unknown, InSight: true }) || all.Any(p => p.Fate == Fate.Ambiguous) ? Fate.Ambiguous
                    : all.Any(p => p.Fate == Fate.OutOfSight) ? Fate.OutOfSight : Fate.Delivered);
        }
    }
}

/// <summary>Follows one packet from where it is said to be.</summary>
public sealed class Explainer(SitePlan plan, Site site, Network network)
{
    /// <summary>Where a packet can begin.</summary>
    public IEnumerable<string> Places => plan.Edges.SelectMany(e => new[] { e.Name, e.Nsx, e.Router }).OfType<string>()
        .Concat(plan.Clusters).Concat(plan.Networks.Select(n => n.Name)).Append("internet").Distinct();

    /// <param name="at">An edge by the plan's name or its NSX id, a router, a cluster, a network, or the internet.</param>
    /// <returns>Null when nothing is called that.</returns>
    public Explanation? Explain(PacketBox packet, string at)
    {
        if (plan.Clusters.Contains(at)) return FromPod(packet, at);
        if (at == "internet") return Into(packet, plan.Edges.Select(e => e.Public).OfType<Address>().Select(network.Holder).OfType<(EdgeDevice, EdgeInterface)>().Cast<(EdgeDevice, EdgeInterface)?>()
            .FirstOrDefault(h => h!.Value.Item2.Subnets.Any(s => AddressSet.Of(s.Prefix).Overlaps(packet.Destination))), $"no public uplink of an edge has a subnet with {packet.Destination}");
        if (plan.Networks.FirstOrDefault(n => n.Name == at) is { } from) return Into(packet, network.On(from.Addresses), $"no connected interface of an edge or router has a subnet of {at}");
        var id = plan.Edges.FirstOrDefault(e => e.Name == at)?.Nsx ?? at;
        return network.Devices.TryGetValue(id, out var device) ? Into(packet, Entry(device, packet), $"{at} has no connected interface for it to come in by") : null;
    }

    /// <summary>From the interface that has the sender's network, or else from the uplink on the sender's side.</summary>
    private (EdgeDevice, EdgeInterface)? Entry(EdgeDevice device, PacketBox packet)
    {
        var connected = device.Edge.Interfaces.Value.Where(i => i.Connected).ToArray();
        if (connected.FirstOrDefault(i => i.Subnets.Any(s => AddressSet.Of(s.Prefix).Overlaps(packet.Source))) is { } near) return (device, near);
        var edge = plan.Edges.FirstOrDefault(e => e.Nsx == device.Edge.Id);
        var uplink = packet.Source.IsSubsetOf(IbmReserved.Internet) ? edge?.Public : edge?.Private;
        var found = connected.FirstOrDefault(i => uplink is { } address && i.Addresses.Contains(address)) ?? connected.FirstOrDefault(i => i.Kind == InterfaceKind.Uplink) ?? connected.FirstOrDefault();
        return found is null ? null : (device, found);
    }

    private Explanation FromPod(PacketBox packet, string name)
    {
        var cluster = site.Clusters[name];
        var pods = plan.Addresses([$"{name}-pods"]);
        var pod = cluster.Objects.Pods.Value.Where(p => p.HoldsPodAddresses && p.Addresses.Any(packet.Source.Contains)).Take(1);
        var before = new List<FlowHop> { PodsSend.Hop("pod", cluster, [.. pod], packet) };
        var now = packet;
        if (packet.Source.IsSubsetOf(pods))
        {
            var source = PodSources.Of(cluster, packet.Source, packet.Destination);
            before.Add((source.Translated is null ? Hops.Unknown("Calico", "the address that it leaves with", source.Note, source.By) : Hops.Holds("Calico", "the address that it leaves with", source.Note, source.By)).On(cluster.IpPools, cluster.Nodes));
            now = packet with { Source = source.Translated == true ? source.Sources : packet.Source };
        }
        if (name == "icp") return Into(now, network.On(plan.Addresses(["icp-workers"])), "no router has the worker network", before);
        var vpn = plan.Vpns.FirstOrDefault(v => v.Cluster == name && plan.Addresses(v.Remote).Overlaps(packet.Destination));
        if (vpn is null) return Into(now, plan.Edges.FirstOrDefault(e => plan.Addresses(e.Serves).Overlaps(packet.Destination))?.Private is { } way ? network.Holder(way) : null,
            $"no planned tunnel and no edge of the plan leads to {packet.Destination}", before);
        before.Add(TunnelWay.Route(cluster, vpn, packet.Destination));
        before.Add(TunnelWay.Tunnel(cluster, vpn, now.Source, now.Destination, now.DestinationPorts).Hop);
        return Into(now, network.Holder(vpn.Peer), $"no connected interface of an edge has {vpn.Peer}, where the tunnel ends", before, tunnelled: true);
    }

    private Explanation Into(PacketBox packet, (EdgeDevice Device, EdgeInterface Interface)? entry, string otherwise, List<FlowHop>? before = null, bool tunnelled = false)
    {
        before ??= [];
        IReading[] unread = [.. before.SelectMany(h => h.Sources).Concat(Journey.Readings(plan, site, plan.Edges)).Where(r => r.Completeness != Completeness.Complete)];
        if (entry is not { } at) return new([.. before, Hops.Drifts("entry", "it comes to an edge or router", otherwise)], [], []) { Unread = unread };
        before.Add(Hops.Holds("entry", "it comes to an edge or router", $"by {at.Interface} of {network.Name(at.Device)}{(tunnelled ? ", out of the tunnel" : "")}"));
        var journey = Journey.Of(network, PacketSet.Of(packet), at.Device, at.Interface, tunnelled);
        return new(before, journey.Parts, journey.Replies) { Unread = unread };
    }
}
