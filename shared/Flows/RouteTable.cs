using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Flows;

/// <summary>
/// All routes of an edge or router that are in force, connected subnets among them: longest prefix, then lowest
/// distance. Made once and asked often.
/// </summary>
public sealed class RouteTable
{
    private readonly PrefixTable<EdgeRoutes.Hop[]> table;

    public RouteTable(IReadOnlyList<EdgeInterface> interfaces, Routing routing) =>
        table = new(EdgeRoutes.Candidates(interfaces, routing).GroupBy(c => c.Network)
            .Select(same => (same.Key, same.Where(c => c.Distance == same.Min(o => o.Distance)).Select(c => c.Hop).ToArray())));

    /// <summary>Destinations that go the same way: no two parts overlap, and together they are all.</summary>
    public IReadOnlyList<EdgeRoutes.Part> Split(AddressSet destinations) =>
        [.. table.Split(destinations).Select(part => new EdgeRoutes.Part(part.Value ?? [], part.Addresses))];
}
