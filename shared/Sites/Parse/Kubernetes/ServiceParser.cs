using System.Text.Json;
using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Kubernetes;

internal static class ServiceParser
{
    public static KubernetesService? Parse(JsonElement service, Origin origin, List<Problem> problems)
    {
        if (service.Text("metadata", "name") is not { } name)
        {
            problems.Add(origin.Problem("has no metadata.name"));
            return null;
        }
        if (service.Get("spec") is not { ValueKind: JsonValueKind.Object })
        {
            problems.Add(origin.Problem("has no spec"));
            return null;
        }
        var cluster = service.Texts(origin, problems, "spec", "clusterIPs").Append(service.Text("spec", "clusterIP") ?? "").Distinct();
        var balancer = service.ItemsOf(origin, problems, "status", "loadBalancer", "ingress").ToArray();
        return new(service.Text("metadata", "namespace") ?? "default", name, service.Text("spec", "type") ?? "ClusterIP",
            Addresses(cluster, "cluster IP", origin, problems), Addresses(balancer.Select(i => i.Text("ip") ?? ""), "load balancer IP", origin, problems),
            [.. balancer.Select(i => i.Text("hostname")).OfType<string>().Where(n => n.Length > 0).Select(Words.Of)], origin);
    }

    /// <summary><c>None</c> marks a headless service; no text, a pending address.</summary>
    private static List<Address> Addresses(IEnumerable<string> texts, string what, Origin origin, List<Problem> problems)
    {
        var addresses = new List<Address>();
        foreach (var text in texts.Where(t => t is not ("" or "None")))
        {
            if (Address.TryParse(text, out var address)) addresses.Add(address);
            else if (!JsonElementReading.IsIpv6(text)) problems.Add(origin.Problem($"its {what} is not an address"));
        }
        return addresses;
    }
}
