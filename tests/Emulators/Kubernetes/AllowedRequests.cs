using System.Text.RegularExpressions;

namespace HybridDrift.Emulators.Kubernetes;

/// <summary>What a reader of a cluster may ask: nothing is written, no Secret is read, and of commands only those that show something.</summary>
internal static partial class AllowedRequests
{
    private static readonly string[] Commands = ["sudo -n ipsec statusall", "ipsec statusall", "birdcl show protocols all", "birdcl show route", "ip -j route"];

    private static readonly string[] ExecQuery = ["command", "container", "stderr", "stdout"];

    private static readonly string[] Lists =
    [
        "nodes", "pods", "services", "endpointslices", "ingresses", "deployments", "daemonsets", "ippools", "bgppeers", "bgpconfigurations", "bgpfilters",
        "felixconfigurations", "blockaffinities", "ipamblocks", "caliconodestatuses", "hostendpoints", "globalnetworkpolicies", "networkpolicies", "staticroutes",
    ];

    public static bool Are(HttpRequest request)
    {
        if (request.Method != "GET" || request.ContentLength > 0) return false;
        var path = request.Path.Value ?? "";
        // A WebSocket: the upgrade is a GET, and nothing is sent to the command.
        if (Exec().IsMatch(path))
            return request.Query.Keys.Order(StringComparer.Ordinal).SequenceEqual(ExecQuery) && Commands.Contains(string.Join(' ', request.Query["command"].ToArray()));
        if (request.Query.Keys.Except(["limit", "continue", "labelSelector"]).Any()) return false;
        return Discovery().IsMatch(path) || ConfigMap().IsMatch(path) || (List().Match(path) is { Success: true } list && Lists.Contains(list.Groups[1].Value));
    }

    [GeneratedRegex("^/api/v1/namespaces/[^/]+/pods/[^/]+/exec$")] private static partial Regex Exec();
    [GeneratedRegex("^/apis(/[^/]+/[^/]+)?$")] private static partial Regex Discovery();
    [GeneratedRegex("^/api/v1/namespaces/[^/]+/configmaps/(ibm-cloud-provider-vlan-ip-config|[^/]+-routes)$")] private static partial Regex ConfigMap();
    [GeneratedRegex("^(?:/api/v1|/apis/[^/]+/[^/]+)(?:/namespaces/[^/]+)?/([^/]+)$")] private static partial Regex List();
}
