using HybridDrift.Addresses;
using HybridDrift.Plans;

namespace HybridDrift.Checks.D;

/// <summary>D1.2: pods are routed between workers only.</summary>
public sealed class PodsNotRouted : Check
{
    public override string Id => "D1.2-1";
    public override string Clause => "D1.2";
    public override string Title => "No edge or router routes the IKS pod and service networks past the tunnel";
    public override Severity Severity => Severity.Medium;
    public override string Why => "A route to a worker works until that worker is replaced, and takes traffic past the tunnel until then.";
    public override string Fix => "Remove the route: the IPsec policy of the edge needs none.";

    public override string? NotApplicable(SitePlan plan) =>
        plan.Integration.IksToVcs.Any(m => m is IksToVcs.CommonVlan or IksToVcs.BgpBcr) ? "the plan announces pod networks by BGP (B1, B4)"
        : plan.Edges.Count == 0 || plan.Prefixes("iks-pods").Count == 0 ? "the plan has no edges or no IKS" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var pods = AddressSet.Of(context.Plan.Prefixes("iks-pods").Concat(context.Plan.Prefixes("iks-services")));
        foreach (var (name, edge) in context.Plan.Edges.SelectMany(e => new[] { (e.Name, e.Nsx), ($"router of {e.Name}", e.Router ?? "") }).Where(e => e.Item2.Length > 0).Select(e => ($"{e.Item1} ({e.Item2})", context.Site.Edges[e.Item2])))
        {
            var subject = new Subject(name, "routes to pods and services", edge.Routing);
            // A wider summary (172.16.0.0/12 to the backend router, say) is no route to pods: the tunnel's selectors come first.
            var routes = edge.Routing.Value.Routes.Where(r => AddressSet.Of(r.Network).IsSubsetOf(pods)).ToArray();
            foreach (var route in routes)
                yield return new Subject(name, $"route to {route.Network}", edge.Routing).Fail(DriftKind.Extra, $"no route to {pods}", route.ToString(), new Proof(route.Origin, route.ToString()));
            if (routes.Length == 0) yield return subject.Pass($"no route to {pods}", "there is none");
        }
    }
}
