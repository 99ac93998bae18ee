using HybridDrift.Plans;

namespace HybridDrift.Flows.Difference;

/// <summary>What a plan calls the edges, by their ids.</summary>
public static class EdgeNames
{
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
