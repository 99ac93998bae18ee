using HybridDrift.Addresses;
using HybridDrift.Plans;

namespace HybridDrift.Checks.F;

/// <summary>F1.3: a pair of pods passes the address of a load balancer between two workers of its VLAN. Which has it at a time no API tells.</summary>
public sealed class VipHolder : Check
{
    private const string Namespace = "ibm-system", Prefix = "ibm-cloud-provider-ip-";

    public override string Id => "F1.3-1";
    public override string Clause => "F1.3";
    public override string Title => "A worker on the right VLAN holds the address of every published application";
    public override Severity Severity => Severity.High;
    public override string Why => "The public network brings a request to the worker that answers for the address: without one, or on another VLAN, nobody does.";
    public override string Fix => "Look why the pods ibm-cloud-provider-ip-… in ibm-system are not ready, and on which VLAN their workers are.";
    public override string? NotApplicable(SitePlan plan) => Publishers.NotPlanned(plan);

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var cluster = context.Cluster("iks");
        var pods = cluster.Objects.Pods;
        foreach (var flow in Publishers.Flows(context.Plan))
        {
            var address = flow.Address!.Value;
            var subject = new Subject("iks", $"flow {flow.Name}, holder of {address}", pods);
            var name = Prefix + address.ToString().Replace('.', '-') + "-";
            var holders = pods.Value.Where(p => p.Namespace == Namespace && p.Name.StartsWith(name, StringComparison.Ordinal) && p.Phase is not ("Succeeded" or "Failed")).ToArray();
            var ready = holders.Where(p => p.Ready).ToArray();
            const string Expected = "a pod that holds the address is ready, on the VLAN of its subnet";
            Proof[] proofs = [.. holders.Select(p => new Proof(p.Origin, p.ToString()))];
            if (holders.Length == 0) yield return subject.Absent(DriftKind.Missing, Expected, $"there is no pod {Namespace}/{name}…");
            else if (ready.Length == 0) yield return subject.Absent(DriftKind.Different, Expected, $"none of {holders.Length} pods is ready", proofs);
            else yield return Vlan(context, subject.And(cluster.Nodes, cluster.PortableSubnets), address, ready, Expected, proofs);
        }
    }

    private static Outcome Vlan(CheckContext context, Subject subject, Address address, Sites.Pod[] ready, string expected, Proof[] proofs)
    {
        var cluster = context.Cluster("iks");
        var vlan = cluster.PortableSubnets.Value.Subnets.FirstOrDefault(s => s.Cidr?.Contains(address) ?? s.Usable.Contains(address))?.Vlan;
        if (vlan is null) return subject.Unknown($"no portable subnet in {cluster.PortableSubnets.Document} has {address}: its VLAN is not known", proofs);
        var astray = cluster.Nodes.Value.Where(n => ready.Any(p => p.Node == n.Name) && (n.PublicVlan ?? n.PrivateVlan) is not null && n.PublicVlan != vlan && n.PrivateVlan != vlan).ToArray();
        return astray.Length == ready.Select(p => p.Node).Distinct().Count()
            ? subject.Fail(DriftKind.Different, expected, $"its pods are on workers of VLAN {string.Join(", ", astray.Select(n => n.PublicVlan ?? n.PrivateVlan).Distinct())}, and the subnet on VLAN {vlan}", [.. proofs, .. astray.Select(n => new Proof(n.Origin, $"Node {n.Name}: publicVLAN {n.PublicVlan ?? "none"}, privateVLAN {n.PrivateVlan ?? "none"}"))])
            : subject.Pass(expected, $"{ready.Length} of them, on VLAN {vlan}", proofs);
    }
}
