using System.Text.Json;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Kubernetes;

internal static class ServiceDetailsParser
{
    private const string Provider = "service.kubernetes.io/ibm-load-balancer-cloud-provider-";

    public static ServiceDetails? Parse(JsonElement service, Origin origin, List<Problem> problems) => Fields.Read(service, origin, problems, fields => new ServiceDetails(
        fields.Namespace(), fields.Name(), fields.Map("metadata", "labels"), [.. fields.Items("spec", "ports").Select(Port).OfType<ServicePort>()],
        fields.Map("spec", "selector"), fields.Filled("spec", "externalTrafficPolicy") ?? "Cluster", fields.Filled("spec", "externalName"),
        fields.Address("spec", "loadBalancerIP"), fields.AddressList("spec", "externalIPs"),
        fields.Filled("metadata", "annotations", Provider + "ip-type"), fields.Filled("metadata", "annotations", Provider + "zone"),
        fields.Filled("metadata", "annotations", Provider + "vlan"), origin));

    private static ServicePort? Port(Fields port)
    {
        if (port.Port("port") is not { } number)
        {
            port.Problem("has no port");
            return null;
        }
        var target = port.Filled("targetPort");
        // 0 is how the API says "not given" in some versions.
        return new(port.Filled("name"), port.Filled("protocol") ?? "TCP", number, target is null or "0" ? number.ToString() : target,
            port.Port("nodePort") is { } open and > 0 ? open : null);
    }
}
