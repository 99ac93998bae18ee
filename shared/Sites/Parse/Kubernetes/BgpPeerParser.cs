using System.Text.Json;
using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Kubernetes;

/// <summary>Calico's BGPPeer, in <c>projectcalico.org/v3</c>, <c>crd.projectcalico.org/v1</c> and calicoctl exports.</summary>
internal static class BgpPeerParser
{
    /// <summary>Null for an IPv6 peer.</summary>
    public static BgpPeer? Parse(JsonElement peer, Origin origin, List<Problem> problems) => Fields.Read(peer, origin, problems, fields =>
    {
        var name = fields.Name();
        var (address, port) = (default(Address?), default(int?));
        var text = fields.Filled("spec", "peerIP");
        if (text is not null)
        {
            if (text[0] == '[' || JsonElementReading.IsIpv6(text)) return null;
            var parts = text.Split(':');
            address = Address.TryParse(parts[0], out var parsed) ? parsed : null;
            port = parts.Length == 2 ? FieldValues.Port(parts[1]) : null;
            if (address is null || parts.Length > 2 || (parts.Length == 2 && port is null)) fields.Problem("spec.peerIP is not an address with or without a port");
        }
        var (peers, workloads) = (fields.Filled("spec", "peerSelector"), fields.Filled("spec", "localWorkloadSelector"));
        if (text is null && peers is null && workloads is null) fields.Problem("names no peer: it has no spec.peerIP and no spec.peerSelector");
        var nextHop = fields.Filled("spec", "nextHopMode") ?? (fields.Flag("spec", "keepOriginalNextHop") == true ? "Keep" : "Auto");
        return new BgpPeer(name, address, port, fields.AsNumber("spec", "asNumber"), fields.AsNumber("spec", "localASNumber"), fields.Filled("spec", "node"),
            fields.Filled("spec", "nodeSelector"), peers, workloads, nextHop, fields.Address("spec", "reachableBy"),
            fields.Filled("spec", "sourceAddress") != "None", fields.Has("spec", "password"), fields.Texts("spec", "filters"), origin);
    });
}
