using HybridDrift.Addresses;
using HybridDrift.Sites;
using static HybridDrift.Drafts.PlanDraft;

namespace HybridDrift.Drafts;

/// <summary>The vIPs of ICP (A6), by the destination translations that lead to them.</summary>
internal static class VipsDraft
{
    private static readonly string[] Keys = ["master", "proxy"];

    public static DraftSection Of(Found found)
    {
        if (found.Cluster("icp") is not { } icp) return new("icp", "", []);
        var nodes = icp.Nodes.Value.SelectMany(n => n.InternalAddresses).ToHashSet();
        var workers = found.Addresses("icp-workers");
        var ways = found.Gateways.SelectMany(g => g.Edge.Nat.Value is { Enabled: true } nat ? nat.Rules.Select(r => (Rule: r, Reading: g.Edge.Nat)) : [])
            .Where(w => w.Rule is { Enabled: true, IsUserRule: true, Action: NatAction.Destination } r && r.Translated.Count == 1 && r.Original.Count == 1
                && r.Protocol.Contains(Protocols.Tcp) && workers.Contains(r.Translated.First) && !nodes.Contains(r.Translated.First))
            .GroupBy(w => w.Rule.Translated.First).ToArray();
        return new("icp", "clause A6: how the vIPs are reached from outside",
            [.. Keys.Select(key => ways.Where(w => Key(w.Select(x => x.Rule)) == key).ToArray() is [var only] ? Vip(key, only.Key, [.. only.Select(x => x.Rule)], Found.From(only.Select(x => x.Reading)))
                : Ask($"{key}: {{vip: ADDRESS, exposed-as: ADDRESS, ports: [{(key == "master" ? "8443, 8001, 9443, 8500" : "80, 443")}]}}", "no translation, or more than one, leads to an address that would be it"))]);
    }

    /// <summary>The console and the API make the master, web traffic the proxy; an address with both is neither.</summary>
    private static string? Key(IEnumerable<NatRule> rules)
    {
        var ports = rules.Select(r => r.TranslatedPorts).Aggregate(PortSet.Empty, (all, next) => all.Union(next));
        return (ports.Contains(8001) || ports.Contains(8443), ports.Contains(443) || ports.Contains(80)) switch
        {
            (true, false) => "master",
            (false, true) => "proxy",
            _ => null,
        };
    }

    /// <summary>A plan says one list of ports for all the addresses: what is not like that is asked.</summary>
    private static DraftLine Vip(string key, Address vip, IReadOnlyList<NatRule> rules, string from)
    {
        var exposed = rules.GroupBy(r => r.Original.First).Select(g => (Address: g.Key, Ports: g.SelectMany(r => PortList.Of(r.OriginalPorts)).Distinct().ToArray())).ToArray();
        var same = exposed.All(e => e.Ports.Order().SequenceEqual(exposed[0].Ports.Order())) && exposed[0].Ports.Length > 0
            && rules.All(r => PortList.Of(r.OriginalPorts).Count > 0 && r.OriginalPorts.Equals(r.TranslatedPorts));
        return new($"{key}: {{vip: {vip}, exposed-as: {Scalar.OneOrMore(exposed.Select(e => e.Address).ToArray())}, ports: {Scalar.List(exposed[0].Ports)}}}",
            same ? $"destination NAT, {from}" : $"destination NAT, {from}; the ports differ by address or change on the way: say what is meant", !same);
    }
}
