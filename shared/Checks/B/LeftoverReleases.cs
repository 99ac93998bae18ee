using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.B;

/// <summary>B: exactly the planned modes.</summary>
public sealed class LeftoverReleases : Check
{
    public override string Id => "B-2";
    public override string Clause => "B";
    public override string Title => "Every strongSwan release holds an end of a planned tunnel";
    public override Severity Severity => Severity.Medium;
    public override string Why => "A release that is left over keeps its routes on every worker and its gateway open: it takes traffic away from the planned way.";
    public override string Fix => "Delete the release, or plan its tunnel.";
    public override string? NotApplicable(SitePlan plan) => plan.Clusters.Any() ? null : "the plan has no cluster";
    public override IEnumerable<Outcome> Run(CheckContext context) => context.Plan.Clusters.SelectMany(name => Of(context, context.Cluster(name)));

    private static IEnumerable<Outcome> Of(CheckContext context, Cluster cluster)
    {
        var objects = cluster.Objects;
        var ends = Gateways.Ends(context.Plan).Where(e => e.Cluster == cluster.Name).ToArray();
        var expected = ends.Length == 0 ? "no strongSwan release" : $"releases for {string.Join(", ", ends.Select(Gateways.Name))} only";
        // A release that was scaled to nothing is retired.
        var releases = objects.Deployments.Value.Where(d => d.Labels.GetValueOrDefault("app") == "strongswan" && d.Desired > 0).ToArray();
        var left = releases.Where(d => !ends.Any(e => IsOf(cluster, d, e))).ToArray();
        foreach (var release in left)
        {
            var subject = new Subject(cluster.Name, $"release {release.FullName}", objects.Deployments);
            var proof = new Proof(release.Origin, release.ToString());
            // What ties it to a tunnel may not have been read; where none is planned, it proves itself.
            yield return ends.Length == 0
                ? subject.Fail(DriftKind.Extra, expected, "it holds no end of a planned tunnel", proof)
                : subject.And(cluster.Services, objects.ServiceDetails, objects.VpnRoutes).Absent(DriftKind.Extra, expected, "it holds no end of a planned tunnel", proof);
        }
        if (left.Length == 0)
            yield return new Subject(cluster.Name, "releases", objects.Deployments).Pass(expected, releases.Length == 0 ? "there is none" : string.Join(", ", releases.Select(r => r.FullName)));
    }

    private static bool IsOf(Cluster cluster, Workload release, PlanVpn end) =>
        Releases.Holders(cluster, end.Gateway).Any(h => Releases.Selects(h, release.Namespace, release.Labels))
        || Releases.Routes(cluster, end).Any(r => r.Namespace == release.Namespace && r.Release is not null && r.Release == release.Labels.GetValueOrDefault("release"));
}
