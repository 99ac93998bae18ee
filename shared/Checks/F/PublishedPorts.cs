using HybridDrift.Plans;

namespace HybridDrift.Checks.F;

/// <summary>F1.4.</summary>
public sealed class PublishedPorts : Check
{
    public override string Id => "F1.4-1";
    public override string Clause => "F1.4";
    public override string Title => "The ALB of every published application listens on the planned ports";
    public override Severity Severity => Severity.High;
    public override string Why => "A worker forwards only the ports of the service: requests to others are refused at its door.";
    public override string Fix => "Put the port back into the service of the ALB (the ConfigMap ibm-cloud-provider-ingress-cm sets it), or out of the plan.";
    public override string? NotApplicable(SitePlan plan) => Publishers.NotPlanned(plan);

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var details = context.Cluster("iks").Objects.ServiceDetails;
        foreach (var flow in Publishers.Flows(context.Plan))
        {
            var subject = new Subject("iks", $"flow {flow.Name}, ports", details);
            var expected = $"{flow.Alb} listens on TCP {string.Join(", ", flow.Ports)}";
            if (details.Value.FirstOrDefault(s => s.FullName == flow.Alb) is not { } service)
            {
                yield return subject.Absent(DriftKind.Missing, expected, $"there is no service {flow.Alb}");
                continue;
            }
            var missing = flow.Ports.Except(service.Ports.Where(p => p.Protocol == "TCP").Select(p => p.Port)).ToArray();
            var proof = new Proof(service.Origin, $"Service {service.FullName}: {(service.Ports.Count == 0 ? "no port" : string.Join("; ", service.Ports))}");
            yield return missing.Length == 0 ? subject.Pass(expected, string.Join("; ", service.Ports), proof)
                : subject.Fail(DriftKind.Missing, expected, $"{service.FullName} does not listen on {string.Join(", ", missing)}", proof);
        }
    }
}
