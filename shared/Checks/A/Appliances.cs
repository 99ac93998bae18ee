using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.A;

/// <summary>A2: what an edge that is to survive a host needs.</summary>
public sealed class Appliances : Check
{
    public override string Id => "A2-5";
    public override string Clause => "A2";
    public override string Title => "The appliances of each edge are deployed, and those of a highly available one on two hosts";
    public override Severity Severity => Severity.Medium;
    public override string Why => "High availability with one appliance, or with both on one host, fails with that host, and nobody expects it to.";
    public override string Fix => "Deploy the second appliance, and place it on another host (a DRS anti-affinity rule keeps it there).";
    public override string? NotApplicable(SitePlan plan) => plan.Edges.Count == 0 ? "the plan has no edges" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        foreach (var edge in context.Plan.Edges)
        {
            yield return Judge(context.Gateway(edge).Availability, $"{edge.Name} ({edge.Nsx})", isGateway: true);
            if (context.Router(edge) is { } router) yield return Judge(router.Availability, $"router of {edge.Name} ({edge.Router})", isGateway: false);
        }
    }

    /// <param name="isGateway">A router forwards without a machine of its own; a gateway does not.</param>
    private static Outcome Judge(Collect.Reading<Availability> reading, string asset, bool isGateway)
    {
        var live = reading.Value;
        var subject = new Subject(asset, "appliances", reading);
        var expected = live.HighAvailability ? "two appliances deployed, on two hosts" : "every appliance deployed";
        var proofs = live.Appliances.Select(a => new Proof(a.Origin, $"appliance {a.Index}: {(a.Deployed ? "deployed" : "not deployed")}{(a.Host is null ? "" : $", on {a.Host}")}"))
            .Prepend(new(live.Origin, $"high availability: {(live.HighAvailability ? "on" : "off")}")).ToArray();
        var deployed = live.Appliances.Where(a => a.Deployed).ToArray();
        if (deployed.Length < live.Appliances.Count) return subject.Fail(DriftKind.Different, expected, $"{live.Appliances.Count - deployed.Length} of {live.Appliances.Count} is not deployed", proofs);
        if (live.HighAvailability && deployed.Length < 2) return subject.Absent(DriftKind.Missing, expected, $"high availability is on with {(deployed.Length == 0 ? "no appliance" : "one appliance")}", proofs);
        if (!live.HighAvailability) return deployed.Length == 0 && isGateway ? subject.Absent(DriftKind.Missing, expected, "it has no appliance", proofs) : subject.Pass(expected, $"{deployed.Length} deployed", proofs);
        if (deployed.Any(a => a.Host is null)) return subject.Unknown("an appliance does not say which host it is on", proofs);
        return deployed.Select(a => a.Host).Distinct().Count() == 1
            ? subject.Fail(DriftKind.Different, expected, $"both are on {deployed[0].Host}", proofs)
            : subject.Pass(expected, $"on {string.Join(" and ", deployed.Select(a => a.Host).Distinct())}", proofs);
    }
}
