namespace HybridDrift.Plans;

/// <summary>What people call the edges and routers of a plan, by their NSX ids.</summary>
public static class EdgeNames
{
    /// <param name="plans">Of one site; a later one goes before an earlier one.</param>
    public static IReadOnlyDictionary<string, string> Of(params ReadOnlySpan<SitePlan> plans)
    {
        var names = new Dictionary<string, string>();
        foreach (var plan in plans)
            foreach (var edge in plan.Edges)
            {
                if (edge.Nsx is { } id) names[id] = edge.Name;
                if (edge.Router is { } router) names[router] = $"router of {edge.Name}";
            }
        return names;
    }
}
