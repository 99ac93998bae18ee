using HybridDrift.Plans;
using HybridDrift.Sites;
using static HybridDrift.Drafts.PlanDraft;

namespace HybridDrift.Drafts;

/// <summary>What is published now, and the shape of the other flows. Which of them are meant is for a person to say: all of it is asked.</summary>
internal static class FlowsDraft
{
    public static DraftSection Of(Found found)
    {
        var lines = new List<DraftLine>();
        if (found.Cluster("iks") is { } iks) lines.AddRange(Published(iks));
        if (found.Cluster("icp") is not null) lines.Add(Ask("- {kind: internet-to-icp, name: NAME, address: ADDRESS, ports: [443], backend: NAMESPACE/SERVICE}", "F2: what the proxy publishes"));
        if (found.Gateways.Count > 0)
        {
            foreach (var cluster in new[] { "iks", "icp" }.Where(c => found.Cluster(c) is not null))
                lines.Add(Ask($"- {{kind: {cluster}-to-vm, name: NAME, from: {{namespace: NAMESPACE}}, to: ADDRESS, ports: [PORT]}}", cluster == "iks" ? "F3: pods of IKS that use a virtual machine" : "F4: pods of ICP that do"));
            lines.Add(Ask("- {kind: enterprise-to-vm, name: NAME, from: on-premises, to: ADDRESS, ports: [PORT]}", "F5"));
        }
        return new("flows", "what must get through. Without flows, all that gets through is reported as unasked", lines);
    }

    private static IEnumerable<DraftLine> Published(Cluster iks)
    {
        var backends = iks.Objects.Ingresses.Value.SelectMany(i => i.Routes.Select(r => r.Backend).Append(i.Default).Where(b => b?.Service is not null).Select(b => (i.Namespace, b!.Service)))
            .Distinct().Select(b => (Name: Scalar.Remark(b.Service!), Backend: Scalar.Remark($"{b.Namespace}/{b.Service}"))).DefaultIfEmpty(("NAME", "NAMESPACE/SERVICE")).ToArray();
        foreach (var service in iks.Services.Value.Where(s => s.LoadBalancerAddresses.Any(IbmReserved.Internet.Contains)).OrderBy(s => s.FullName, StringComparer.Ordinal))
        {
            var details = iks.Objects.ServiceDetails.Value.FirstOrDefault(d => d.FullName == service.FullName);
            var ports = Scalar.List(details?.Ports.Where(p => p.Protocol == "TCP").Select(p => p.Port) ?? []);
            foreach (var address in service.LoadBalancerAddresses.Where(IbmReserved.Internet.Contains))
                foreach (var (name, backend) in backends)
                    yield return Ask($"- {{kind: internet-to-iks, name: {name}, address: {address}, ports: {ports}, alb: {Scalar.Remark(service.FullName)}, backend: {backend}}}", $"F1: published now, {Found.From(iks.Services, iks.Objects.Ingresses)}");
        }
    }
}
