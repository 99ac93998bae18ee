using HybridDrift.Plans;

namespace HybridDrift.Checks.B;

/// <summary>B2.1.</summary>
public sealed class ReleasesReady : Check
{
    public override string Id => "B2.1-1";
    public override string Clause => "B2.1";
    public override string Title => "The strongSwan releases of IKS run, and their routes are on every worker";
    public override Severity Severity => Severity.High;
    public override string Why => "A gateway pod that restarts takes the tunnel down; a worker without the routes sends its pods' traffic into the void.";
    public override string Fix => "Read the log of the pod that is not ready. A routes pod that is missing on tainted workers needs a toleration.";
    public override string? NotApplicable(SitePlan plan) => Gateways.NotByTunnel(plan);

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var objects = context.Cluster("iks").Objects;
        var nodes = context.Cluster("iks").Nodes;
        foreach (var (label, reading, what) in new[] { ("strongswan", objects.Deployments, "gateway"), ("strongswan-routes", objects.DaemonSets, "routes") })
        {
            // A release that was scaled to nothing is retired.
            var found = reading.Value.Where(w => w.Labels.GetValueOrDefault("app") == label && (w.Desired > 0 || label != "strongswan")).ToArray();
            // Every cluster has workloads in kube-system: a list without them is that of a single namespace.
            if (found.Length == 0 && reading.Value.All(w => w.Namespace != "kube-system"))
                yield return new Subject("iks", $"strongSwan {what}", reading).Unknown($"{reading.Document} holds no workload of kube-system: read all namespaces (kubectl get -A)");
            else if (found.Length == 0)
                yield return new Subject("iks", $"strongSwan {what}", reading).Absent(DriftKind.Missing, $"a workload labelled app={label}", "there is none");
            foreach (var workload in found)
            {
                var subject = new Subject("iks", $"{what} {workload.FullName}", reading, nodes);
                var proof = new Proof(workload.Origin, workload.ToString());
                if (label == "strongswan-routes" && workload.Desired < nodes.Value.Count)
                    yield return subject.Absent(DriftKind.Different, $"routes on all {nodes.Value.Count} workers", $"wanted on {workload.Desired} only: the others are tainted or not selected", proof);
                else yield return workload.IsReady && workload.Desired > 0
                    ? subject.Pass("all ready", $"{workload.Ready} of {workload.Desired} ready", proof)
                    : subject.Fail(DriftKind.Different, "all ready", $"{workload.Ready} of {workload.Desired} ready", proof);
            }
        }
    }
}
