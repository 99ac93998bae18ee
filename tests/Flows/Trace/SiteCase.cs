using FsCheck;
using FsCheck.Fluent;
using HybridDrift.Addresses;
using HybridDrift.Sites;
using HybridDrift.Tests.Flows.Oracle;

namespace HybridDrift.Tests.Flows.Trace;

/// <summary>A random site, where packets come in, of which kinds, and single ones among them.</summary>
/// <param name="Seed">Of the packets.</param>
internal sealed record SiteCase(Edge[] Devices, int Start, int Entry, PacketBox[] Input, int Seed)
{
    public static Arbitrary<SiteCase> All => Arb.From(
        from seed in Gen.Choose(0, int.MaxValue - 1)
        from devices in Gen.CollectToArray(Topology.Of(new Random(seed)), Features)
        from start in Gen.Choose(0, devices.Length - 1)
        from entry in Gen.Choose(0, devices[start].Interfaces.Value.Count - 1)
        from input in Gen.Choose(1, 3).SelectMany(n => Gen.ArrayOf(Pools.Box, n))
        select new SiteCase(devices, start, entry, input, seed), Shrink);

    public IReadOnlyList<SiteOracle.Device> OracleDevices { get; } = [.. Devices.Select(d => new SiteOracle.Device(d, SiteModel.IsRouter(d)))];

    public EdgeInterface Ingress => Devices[Start].Interfaces.Value[Entry];

    public override string ToString() => string.Join("\n", Devices.Select(d => $"{d.Id}\n{new EdgeCase(d, null, [], [])}"))
        + $"\nin by {Devices[Start].Id} {Ingress}, of {string.Join("; ", Input.Select(b => b.ToString()))}";

    /// <summary>NAT, firewall and IPsec for an edge; a router has none.</summary>
    private static Gen<Edge> Features(Edge device) => SiteModel.IsRouter(device) ? Gen.Constant(device) :
        from nat in Gen.Choose(0, 4).SelectMany(n => Gen.ArrayOf(Translation, n))
        from rules in Gen.Choose(0, 5).SelectMany(n => Gen.ArrayOf(FirewallCase.Rule, n))
        from filtering in Gen.Frequency((9, Gen.Constant(true)), (1, Gen.Constant(false)))
        from otherwise in Gen.Frequency((4, Gen.Constant(FirewallAction.Accept)), (1, Gen.Constant(FirewallAction.Deny)))
        from tunnels in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Constant(1)), (1, Gen.Constant(2))).SelectMany(n => Gen.ArrayOf(Tunnel(device), n))
        select SiteModel.Device(device.Id, [.. device.Interfaces.Value], [.. device.Routing.Value.Routes], new(filtering, otherwise, FirewallCase.Number(rules)),
            EdgeCase.Number(nat), [.. tunnels.Select((t, i) => t with { Name = $"site {i}" })], [.. device.Routing.Value.DynamicProtocols]);

    private static Gen<NatRule> Translation =>
        from rule in EdgeCase.NatRule
        from original in Gen.Elements("10.0.0.7", "10.0.0.0/25", "203.0.113.10", "10.0.1.0/24", "10.0.0.0/8", "any")
        from translated in Gen.Elements("10.0.0.7", "10.0.1.7", "10.0.1.200-10.0.1.202", "203.0.113.10", "203.0.113.1", "10.0.0.130", "198.51.100.7", "")
        from narrow in Gen.Elements(true, false)
        select Model.Rule(1, rule.Action, original, translated, rule.Vnic, enabled: rule.Enabled) with { TranslatedPorts = rule.TranslatedPorts, Protocol = narrow ? rule.Protocol : Protocols.All, Match = narrow ? rule.Match : AddressSet.All };

    private static Gen<IpsecSite> Tunnel(Edge device) =>
        from site in EdgeCase.Site
        from end in Gen.Elements(device.Interfaces.Value.SelectMany(i => i.Addresses).Append(site.LocalAddress).ToArray())
        from passthrough in Gen.Elements(AddressSet.Empty, AddressSet.Empty, AddressSet.Of(Prefix.Parse("198.51.100.0/25")), AddressSet.Of(Prefix.Parse("10.0.1.0/25")))
        select site with { LocalAddress = end, Passthrough = passthrough };

    private static IEnumerable<SiteCase> Shrink(SiteCase @case)
    {
        for (var i = 0; i < @case.Devices.Length; i++)
        {
            var (d, at) = (@case.Devices[i], i);
            SiteCase With(Edge now) => @case with { Devices = [.. @case.Devices.Select((old, n) => n == at ? now : old)] };
            Edge Now(StaticRoute[]? routes = null, FirewallRule[]? rules = null, NatRule[]? nat = null, IpsecSite[]? ipsec = null) => SiteModel.Device(d.Id, [.. d.Interfaces.Value], routes ?? [.. d.Routing.Value.Routes],
                d.Firewall.Value with { Rules = rules is null ? d.Firewall.Value.Rules : FirewallCase.Number(rules) }, nat is null ? [.. d.Nat.Value.Rules] : EdgeCase.Number(nat), ipsec ?? [.. d.Ipsec.Value.Sites], [.. d.Routing.Value.DynamicProtocols]);
            foreach (var rules in Pools.Fewer(d.Firewall.Value.Rules)) yield return With(Now(rules: rules));
            foreach (var nat in Pools.Fewer(d.Nat.Value.Rules)) yield return With(Now(nat: nat));
            foreach (var routes in Pools.Fewer(d.Routing.Value.Routes)) yield return With(Now(routes: routes));
            foreach (var tunnels in Pools.Fewer(d.Ipsec.Value.Sites)) yield return With(Now(ipsec: tunnels));
        }
        foreach (var input in Pools.Fewer(@case.Input).Where(i => i.Length > 0)) yield return @case with { Input = input };
    }
}
