using System.Text.Json;
using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Kubernetes;

/// <summary>
/// Ingresses of <c>networking.k8s.io/v1</c> (<c>service: {name, port: {number}}</c>) and of the versions before it
/// (<c>serviceName, servicePort</c>). The secrets of TLS hosts are not read, not even their names.
/// </summary>
internal static class IngressParser
{
    public static Ingress? Parse(JsonElement ingress, Origin origin, List<Problem> problems) => Fields.Read(ingress, origin, problems, fields =>
    {
        var rules = fields.Items("spec", "rules");
        return new Ingress(fields.Namespace(), fields.Name(),
            fields.Filled("spec", "ingressClassName") ?? fields.Filled("metadata", "annotations", "kubernetes.io/ingress.class"),
            [.. rules.Select(r => r.Filled("host")).OfType<string>().Distinct()], [.. fields.Items("spec", "tls").SelectMany(t => t.Texts("hosts")).Distinct()],
            [.. rules.SelectMany(Routes)], Default(fields),
            [.. fields.Items("status", "loadBalancer", "ingress").Select(i => i.Address("ip")).OfType<Address>()], origin);
    });

    private static IEnumerable<IngressRoute> Routes(Fields rule) =>
        rule.Items("http", "paths").Select(p => new IngressRoute(rule.Filled("host"), p.Filled("path"), Backend(p.Part("backend"), p)));

    private static IngressBackend? Default(Fields fields) =>
        (fields.Part("spec", "defaultBackend") ?? fields.Part("spec", "backend")) is { } backend ? Backend(backend, fields) : null;

    private static IngressBackend Backend(Fields? backend, Fields parent)
    {
        if (backend is null) parent.Problem("has no backend");
        else if (backend.Filled("service", "name") is { } name) return new(name, backend.Filled("service", "port", "number") ?? backend.Filled("service", "port", "name"));
        else if (backend.Filled("serviceName") is { } old) return new(old, backend.Filled("servicePort"));
        else if (!backend.Has("resource")) backend.Problem("names neither a service nor a resource");
        return new(null, null);
    }
}
