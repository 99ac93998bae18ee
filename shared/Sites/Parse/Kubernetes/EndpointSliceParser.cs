using System.Text.Json;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Kubernetes;

/// <summary>EndpointSlices of <c>discovery.k8s.io/v1</c> and <c>v1beta1</c>.</summary>
internal static class EndpointSliceParser
{
    /// <summary>Null for a slice of IPv6 endpoints.</summary>
    public static EndpointSlice? Parse(JsonElement slice, Origin origin, List<Problem> problems) => Fields.Read(slice, origin, problems, fields =>
    {
        var type = fields.Filled("addressType");
        if (type == "IPv6") return null;
        if (type == "FQDN") fields.Problem("lists names, not addresses");
        return new EndpointSlice(fields.Namespace(), fields.Name(), fields.Filled("metadata", "labels", "kubernetes.io/service-name"),
            [.. fields.Items("endpoints").SelectMany(Endpoints)],
            [.. fields.Items("ports").Select(p => new EndpointPort(p.Filled("name"), p.Filled("protocol") ?? "TCP", p.Port("port")))], origin);
    });

    private static IEnumerable<Endpoint> Endpoints(Fields endpoint)
    {
        var ready = endpoint.Flag("conditions", "ready") ?? true;
        var node = endpoint.Filled("nodeName") ?? endpoint.Filled("topology", "kubernetes.io/hostname");
        var pod = endpoint.Filled("targetRef", "kind") == "Pod" ? endpoint.Filled("targetRef", "name") : null;
        return endpoint.AddressList("addresses").Select(a => new Endpoint(a, ready, node, pod));
    }
}
