namespace HybridDrift.Checks.D;

/// <summary>D1.1: as the pods have it.</summary>
public sealed class PodAddresses : Check
{
    public override string Id => "D1.1-2";
    public override string Clause => "D1.1";
    public override string Title => "Every IKS pod has an address of the planned pod network";
    public override Severity Severity => Severity.High;
    public override string Why => "A pod that kept the address of a pool that is gone is in no route, tunnel or rule.";
    public override string Fix => "Restart the pod, so that it takes an address of a pool that is planned.";
    public override string? NotApplicable(Plans.SitePlan plan) => plan.Prefixes("iks-pods").Count == 0 ? "the plan has no network iks-pods" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var pods = context.Cluster("iks").Objects.Pods;
        var planned = context.Network("iks-pods");
        var holding = pods.Value.Where(p => p.HoldsPodAddresses).ToArray();
        var strangers = holding.Where(p => p.Addresses.Any(a => !planned.Contains(a))).ToArray();
        foreach (var pod in strangers)
            yield return new Subject("iks", $"pod {pod.FullName}", pods).Fail(DriftKind.Different, $"an address in {planned}", string.Join(", ", pod.Addresses), new Proof(pod.Origin, pod.ToString()));
        var all = new Subject("iks", "addresses of all pods", pods);
        if (holding.Length == 0) yield return all.Absent(DriftKind.Missing, $"pods with addresses in {planned}", "there is no pod");
        else if (strangers.Length == 0) yield return all.Pass($"addresses in {planned}", $"{holding.Length} pods, all of them in it");
    }
}
