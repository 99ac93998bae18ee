using HybridDrift.Addresses;
using HybridDrift.Collect;
using HybridDrift.Plans;

namespace HybridDrift.Checks.B;

/// <summary>B: exactly the planned modes.</summary>
public sealed class LeftoverStaticRoutes : Check
{
    public override string Id => "B-4";
    public override string Clause => "B";
    public override string Title => "No static route on the workers of IKS leads to vCenter Server networks past the planned way";
    public override Severity Severity => Severity.High;
    public override string Why => "Two ways for one network: strongSwan does not start beside such a route, and answers come back another way than requests went.";
    public override string Fix => "Delete the StaticRoute object, or plan static routes (B3).";

    public override string? NotApplicable(SitePlan plan) =>
        plan.Integration.IksToVcs.Contains(IksToVcs.StaticNat) ? "the plan has static routes (B3)"
        : !plan.Clusters.Contains("iks") ? "the plan has no IKS"
        : Networks(plan).IsEmpty ? "the plan has no vCenter Server networks" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var reading = context.Cluster("iks").Objects.StaticRoutes;
        var networks = Networks(context.Plan);
        var subject = new Subject("iks", "static routes", reading);
        var expected = $"no static route to {networks}";
        if (reading.Completeness == Completeness.NotConfigured)
            yield return (subject with { Sources = [] }).Pass(expected, "the cluster has no StaticRoute objects: the add-on is not installed");
        else if (reading is { Completeness: Completeness.Failed, Value.Count: 0 })
            yield return (subject with { Sources = [] }).Unknown($"{string.Join("; ", reading.Problems)}; that the add-on is not installed would be seen in iks/apis.json");
        else
        {
            // A wider route does not replace those of the tunnel, which are in a table that is asked first.
            var left = reading.Value.Where(r => AddressSet.Of(r.Destination).IsSubsetOf(networks)).ToArray();
            foreach (var route in left)
                yield return new Subject("iks", $"static route to {route.Destination}", reading).Fail(DriftKind.Extra, expected,
                    $"{route.Destination} via {route.Gateway?.ToString() ?? "a gateway that is found out"}", new Proof(route.Origin, route.ToString()));
            if (left.Length == 0) yield return subject.Pass(expected, $"{reading.Value.Count} static routes, none of them to these");
        }
    }

    private static AddressSet Networks(SitePlan plan) => plan.Addresses(["vcs-vms", .. Gateways.ToEdges(plan).SelectMany(v => v.Remote)]);
}
