using HybridDrift.Flows.Trace;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Flows.Proofs;

/// <summary>Hops that flows of several kinds have.</summary>
internal static class Hops
{
    public static FlowHop Holds(string hop, string what, string note, params IReadOnlyList<Decider> by) => new(hop, what, HopVerdict.Holds, note, by);

    public static FlowHop Drifts(string hop, string what, string note, params IReadOnlyList<Decider> by) => new(hop, what, HopVerdict.Drifts, note, by);

    public static FlowHop Unknown(string hop, string what, string note, params IReadOnlyList<Decider> by) => new(hop, what, HopVerdict.Unknown, note, by);

    public static FlowHop Skipped(string hop, string what, string note) => new(hop, what, HopVerdict.NotTraversed, note, []);

    /// <summary>What no source shows: assumed where an owner vouches for it.</summary>
    public static FlowHop OutOfSight(SitePlan plan, string hop, string what) => plan.Attested.FirstOrDefault(a => a.Clause == hop) is { } attested
        ? new(hop, what, HopVerdict.Assumed, $"attested by {attested.By} on {attested.On:yyyy-MM-dd}", [], InSight: false)
        : new(hop, what, HopVerdict.Unknown, "no source shows it, and nobody vouches for it in the plan", [], InSight: false);

    /// <summary>The workers' Calico: without it no pod has a network.</summary>
    public static FlowHop CalicoReady(string hop, Cluster cluster)
    {
        const string What = "the pod hands the packet to Calico on its worker";
        return (cluster.Objects.DaemonSets.Value.FirstOrDefault(d => d.Name == "calico-node") is not { } calico ? Unknown(hop, What, $"there is no calico-node among the DaemonSets of {cluster.Name}")
            : calico.IsReady ? Holds(hop, What, $"{calico}", new Decider(calico.Origin, calico.ToString()))
            : Drifts(hop, What, $"{calico}", new Decider(calico.Origin, calico.ToString()))).On(cluster.Objects.DaemonSets);
    }

    /// <summary>The endpoints of an application.</summary>
    public static FlowHop BackendReady(string hop, Cluster cluster, string service)
    {
        var what = $"kube-proxy leads to a ready pod of {service}";
        var slices = cluster.Objects.EndpointSlices.Value.Where(s => s.ServiceFullName == service).ToArray();
        var ready = slices.SelectMany(s => s.ReadyEndpoints).ToArray();
        Decider[] by = [.. slices.Select(s => new Decider(s.Origin, $"EndpointSlice {s.Namespace}/{s.Name}: {s.ReadyEndpoints.Count()} of {s.Endpoints.Count} ready"))];
        return (ready.Length > 0 ? Holds(hop, what, $"{ready.Length} ready", by) : Drifts(hop, what, "no endpoint is ready", by)).On(cluster.Objects.EndpointSlices);
    }

    /// <summary>How a name leads to the machine: a service without pods of its own.</summary>
    public static FlowHop Name(string hop, Cluster cluster, PlanFlow flow)
    {
        const string What = "the name leads to the machine";
        var to = Addresses.AddressSet.Of(flow.To!.Value);
        var slice = cluster.Objects.EndpointSlices.Value.FirstOrDefault(s => s.Endpoints.Any(e => e.Pod is null && to.Contains(e.Address)));
        return (slice is null ? Skipped(hop, What, "no service of the cluster stands for the machine: pods use its address, or a name server out of sight")
            : Holds(hop, What, $"service {slice.ServiceFullName}", new Decider(slice.Origin, $"EndpointSlice {slice.Namespace}/{slice.Name} names {string.Join(", ", slice.Endpoints.Select(e => e.Address))}"))).On(cluster.Objects.EndpointSlices);
    }

    /// <summary>The answer to what was delivered.</summary>
    public static FlowHop Return(string hop, IReadOnlyList<TracePart> replies)
    {
        const string What = "the answer finds its way back";
        var bad = replies.Where(r => r.Fate is not Fate.Delivered).ToArray();
        return replies.Count == 0 ? Skipped(hop, What, "nothing is delivered that could be answered")
            : bad.FirstOrDefault(r => r.Fate != Fate.Ambiguous) is { } lost ? Drifts(hop, What, $"{lost.Flight.Now}: {lost.Reason} ({lost.Where})", Deciders.Of(lost))
            : bad.Length > 0 ? Unknown(hop, What, $"{bad[0].Flight.Now}: {bad[0].Reason} ({bad[0].Where})", Deciders.Of(bad[0]))
            : Holds(hop, What, "every answer comes back the way it should", [.. replies.SelectMany(Deciders.Of).Distinct().Take(6)]);
    }
}
