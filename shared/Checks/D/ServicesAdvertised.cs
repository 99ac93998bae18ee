using HybridDrift.Addresses;
using HybridDrift.Plans;

namespace HybridDrift.Checks.D;

/// <summary>D2.1: service addresses are for use within the cluster.</summary>
public sealed class ServicesAdvertised : Check
{
    public override string Id => "D2.1-2";
    public override string Clause => "D2.1";
    public override string Title => "Calico of IKS announces no service addresses by BGP";
    public override Severity Severity => Severity.Medium;
    public override string Why => "A service network that is announced is reached past the load balancers and past the rules that guard them.";
    public override string Fix => "Remove serviceClusterIPs, serviceExternalIPs and serviceLoadBalancerIPs from the BGPConfiguration, or plan the mode that needs them (B1, B4).";

    public override string? NotApplicable(SitePlan plan) =>
        plan.Integration.IksToVcs.Any(m => m is IksToVcs.CommonVlan or IksToVcs.BgpBcr) ? "the plan announces networks of IKS by BGP (B1, B4)"
        : plan.Prefixes("iks-services").Count == 0 ? "the plan has no network iks-services" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var configurations = context.Cluster("iks").Objects.BgpConfigurations;
        var announced = configurations.Value
            .SelectMany(c => new[] { ("cluster IPs", c.ServiceClusterPrefixes), ("external IPs", c.ServiceExternalPrefixes), ("load balancer IPs", c.ServiceLoadBalancerPrefixes) }
                .Where(l => l.Item2.Count > 0).Select(l => (Configuration: c, What: l.Item1, Prefixes: AddressSet.Of(l.Item2)))).ToArray();
        foreach (var (configuration, what, prefixes) in announced)
            yield return new Subject("iks", $"announced {what}{(configuration.Node is { } node ? $" of {node}" : "")}", configurations).Fail(DriftKind.Extra, "no service addresses are announced",
                $"{what} in {prefixes} are", new Proof(configuration.Origin, $"BGPConfiguration {configuration.Name}: announces service {what} {prefixes}"));
        // Without any BGPConfiguration Calico announces none.
        if (announced.Length == 0) yield return new Subject("iks", "announced service addresses", configurations).Pass("no service addresses are announced", "none are");
    }
}
