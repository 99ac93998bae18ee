using HybridDrift.Plans;

namespace HybridDrift.Collect.Kubernetes;

/// <summary>What the API of a cluster tells: its lists, and the few ConfigMaps that are read by name.</summary>
internal sealed class ClusterLists(ClusterSession session)
{
    private readonly Found found = session.Found;
    private Served served = Served.Unknown;

    /// <summary>False when the cluster did not answer at all.</summary>
    public async Task<bool> ReadAsync(string cluster, bool hasPortableSubnets, PlanStrongswanSource? strongswan)
    {
        var hasAnswered = true;
        await session.ReadAsync("apis.json", async () => hasAnswered = await DiscoverAsync(cluster));
        if (!hasAnswered) return false;
        foreach (var resource in Resources.Lists) await session.ReadAsync($"{resource.Document}.json", () => KeepAsync(resource));
        await session.ReadAsync("networkpolicies.json", KeepPoliciesAsync);
        var maps = new ConfigMaps(session);
        if (hasPortableSubnets) await session.ReadAsync(ConfigMaps.PortableSubnets, maps.ReadPortableSubnetsAsync);
        await session.ReadAsync(ConfigMaps.VpnRoutes, () => maps.ReadVpnRoutesAsync(strongswan));
        return true;
    }

    private async Task<bool> DiscoverAsync(string cluster)
    {
        DiscoveryAnswer answer;
        try
        {
            answer = await new DiscoveryReader(session.Calls).ReadAsync(session.Cancellation);
        }
        catch (UnknownAccountException)
        {
            // The first question of all: nothing has been read.
            answer = new(null, Served.Unknown, UnknownAccountException.What, HasAnswered: false);
        }
        served = answer.Served;
        if (answer.Document is { } document) found.Add("apis.json", document, "GET /apis");
        else if (answer.HasAnswered) found.AddProblemOf("apis.json", answer.Trouble!);
        else found.AddProblem(cluster, answer.Trouble!);
        return answer.HasAnswered;
    }

    /// <summary>Null when the cluster does not serve it, by its own word.</summary>
    private async Task<ListAnswer?> ReadAsync(Resource resource)
    {
        ListAnswer? last = null;
        foreach (var api in served.Of(resource))
        {
            last = await session.Lists.ReadAsync(resource, api, session.Cancellation);
            if (!last.IsNotServed) break;
        }
        return last;
    }

    private async Task KeepAsync(Resource resource)
    {
        if (await ReadAsync(resource) is not { } answer) return;
        var name = $"{resource.Document}.json";
        if (answer.Content is { } content) found.Add(name, content, answer.Request);
        Tell(name, answer);
    }

    /// <summary>Those of Kubernetes and of Calico in one document, which says what it holds of each.</summary>
    private async Task KeepPoliciesAsync()
    {
        const string Name = "networkpolicies.json";
        var answers = new List<ListAnswer>();
        foreach (var resource in Resources.NetworkPolicies)
            if (await ReadAsync(resource) is { } answer) answers.Add(answer);
        var lists = answers.Where(a => a.Content is not null).ToArray();
        if (lists.Length > 0) found.Add(Name, Documents.Join("List", lists.Select(l => l.Content!.Value)), string.Join(", ", lists.Select(l => l.Request)));
        foreach (var answer in answers) Tell(Name, answer);
    }

    private void Tell(string name, ListAnswer answer)
    {
        if (answer.Trouble is { } trouble) found.AddProblemOf(name, trouble);
        foreach (var where in answer.Hidden) found.AddHidden(name, where);
    }
}
