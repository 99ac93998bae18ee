using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites;

/// <summary>A StaticRoute of IBM's static-route add-on: one destination on all or some workers.</summary>
/// <param name="HadHostBits">The destination was written with host bits, which are masked away.</param>
/// <param name="Gateway">Null means that the add-on finds it out.</param>
/// <param name="Table">Null means the main table.</param>
/// <param name="Selectors">All must hold for a worker to get the route; with none, every worker gets it.</param>
/// <param name="Reports">One for each worker that has said something.</param>
public sealed record WorkerStaticRoute(
    string Name, Prefix Destination, bool HadHostBits, Address? Gateway, int? Table, IReadOnlyList<LabelRequirement> Selectors,
    IReadOnlyList<WorkerRouteReport> Reports, Origin Origin)
{
    public override string ToString() => $"StaticRoute {Name}: {Destination} via {Gateway?.ToString() ?? "a gateway that is found out"}{(Table is null ? "" : $", table {Table}")}";
}

/// <summary>A requirement on the labels of a worker.</summary>
/// <param name="Operator"><c>In</c>, <c>NotIn</c>, <c>Exists</c> or <c>DoesNotExist</c>.</param>
public sealed record LabelRequirement(string Key, string Operator, IReadOnlyList<string> Values)
{
    public bool Holds(IReadOnlyDictionary<string, string> labels) => Operator switch
    {
        "In" => labels.TryGetValue(Key, out var value) && Values.Contains(value),
        "NotIn" => !labels.TryGetValue(Key, out var value) || !Values.Contains(value),
        "Exists" => labels.ContainsKey(Key),
        _ => !labels.ContainsKey(Key),
    };
}

/// <summary>What one worker has made of a StaticRoute.</summary>
/// <param name="Error">Empty when it has the route.</param>
/// <param name="Destination">That it has at this time; null when it has none.</param>
public sealed record WorkerRouteReport(string Node, string Error, Prefix? Destination, Address? Gateway, int? Table);
