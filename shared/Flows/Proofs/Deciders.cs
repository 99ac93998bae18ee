using HybridDrift.Collect;
using HybridDrift.Flows.Trace;

namespace HybridDrift.Flows.Proofs;

/// <summary>The rules, routes and tunnels that decided the way of packets, in the order in which they did.</summary>
public static class Deciders
{
    public static IReadOnlyList<Decider> Of(TracePart part) => [.. part.Steps.SelectMany(Of).Distinct()];

    public static IReadOnlyList<Decider> Of(TraceStep step)
    {
        var (part, edge) = (step.Part, step.Device.Edge);
        var deciders = new List<Decider>();
        if (part.Dnat is { } dnat) deciders.Add(new(dnat.Origin, dnat.ToString()));
        if (part.Site is { } site) deciders.Add(new(site.Origin, site.ToString()));
        if (part is { Route: null, NextHop: null, Egress: { } egress }) deciders.Add(new(egress.Origin, $"connected: {egress}, {string.Join(", ", egress.Subnets.Select(s => s.Prefix))}"));
        if (part.Route is { } route) deciders.Add(new(route.Origin, route.ToString()));
        if (part.Snat is { } snat) deciders.Add(new(snat.Origin, snat.ToString()));
        if (part.Rule is { } rule) deciders.Add(new(rule.Origin, rule.ToString()));
        if (part.ByDefault) deciders.Add(new(new Origin(edge.Firewall.Document, "firewall/defaultPolicy"), $"default policy: {edge.Firewall.Value.Default.ToString().ToLowerInvariant()}"));
        return deciders;
    }
}
