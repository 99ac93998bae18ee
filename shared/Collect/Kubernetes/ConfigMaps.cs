using System.Text.Json;
using HybridDrift.Plans;

namespace HybridDrift.Collect.Kubernetes;

/// <summary>The ConfigMaps that are read, each by its name: others may hold keys.</summary>
internal sealed class ConfigMaps(ClusterSession session)
{
    public const string PortableSubnets = "vlan-ip-config.json", VpnRoutes = "strongswan-routes.json";

    private const string SubnetsMap = "ibm-cloud-provider-vlan-ip-config";

    /// <summary>Where it is, and where older clusters have it.</summary>
    private static readonly string[] SubnetsPlaces = ["kube-system", "ibm-system"];

    private static readonly Resource Deployments = new("deployments", "Deployment", [new("apps", "v1")], Shape.Of("metadata{name namespace}"));

    private readonly Found found = session.Found;

    public async Task ReadPortableSubnetsAsync()
    {
        foreach (var space in SubnetsPlaces)
        {
            var answer = await ReadAsync(space, SubnetsMap);
            if (answer.Status == 404) continue;
            if (Kept(PortableSubnets, space, SubnetsMap, answer, Resources.PortableSubnets) is { } content) found.Add(PortableSubnets, content, Request(space, SubnetsMap));
            return;
        }
        found.AddProblemOf(PortableSubnets, $"there is no ConfigMap {SubnetsMap} in {string.Join(" or ", SubnetsPlaces)} (404): is this a cluster of IBM Cloud on classic infrastructure?");
    }

    /// <summary>Each release of strongSwan writes one, named after its deployment, when its pod starts: before that there is none.</summary>
    public async Task ReadVpnRoutesAsync(PlanStrongswanSource? strongswan)
    {
        var releases = await session.Lists.ReadAsync(Deployments, Deployments.Apis[0], session.Cancellation, strongswan?.Namespace, strongswan?.Selector ?? PlanStrongswanSource.DefaultSelector);
        if (releases.Content is not { } list)
        {
            found.AddProblemOf(VpnRoutes, $"the releases of strongSwan are not known: {releases.Trouble}");
            return;
        }
        var maps = new List<ReadOnlyMemory<byte>>();
        foreach (var (space, name) in Names(list))
        {
            var map = name + "-routes";
            var answer = await ReadAsync(space, map);
            if (answer.Status != 404 && Kept(VpnRoutes, space, map, answer, Resources.VpnRoutes) is { } content) maps.Add(content);
        }
        found.Add(VpnRoutes, Documents.Join("ConfigMapList", maps), "GET /api/v1/namespaces/*/configmaps/*-routes");
    }

    private Task<ApiAnswer> ReadAsync(string space, string name) => session.Calls.GetAsync(Path(space, name), session.Cancellation);

    /// <summary>Null with a problem when it could not be read.</summary>
    private ReadOnlyMemory<byte>? Kept(string document, string space, string name, ApiAnswer answer, Shape shape)
    {
        if (!answer.IsGood)
        {
            found.AddProblemOf(document, answer.Status == 403 ? Denied.ConfigMap(space, name) : $"the ConfigMap {space}/{name} could not be read: {answer.Trouble}");
            return null;
        }
        try
        {
            var (content, hasHidden) = Documents.Trim(answer.Body.Span, shape);
            if (hasHidden) found.AddHidden(document, $"{space}/{name}");
            return content;
        }
        catch (JsonException)
        {
            found.AddProblemOf(document, $"the ConfigMap {space}/{name} holds text that is not Unicode");
            return null;
        }
    }

    private static List<(string Space, string Name)> Names(ReadOnlyMemory<byte> list)
    {
        using var json = JsonDocument.Parse(list);
        return [.. json.RootElement.GetProperty("items").EnumerateArray()
            .Select(i => (CommandPod.Text(i, "metadata", "namespace"), CommandPod.Text(i, "metadata", "name")))];
    }

    private static string Path(string space, string name) => $"/api/v1/namespaces/{Uri.EscapeDataString(space)}/configmaps/{Uri.EscapeDataString(name)}";

    private static string Request(string space, string name) => $"GET {Path(space, name)}";
}
