using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Tests.Flows.Oracle;

/// <summary>Which routes win for one destination: every candidate against the best so far.</summary>
internal static class RouteOracle
{
    public static List<(EdgeInterface? Interface, StaticRoute? Route)> Winners(IReadOnlyList<EdgeInterface> interfaces, Routing routing, uint destination)
    {
        var winners = new List<(EdgeInterface? Interface, StaticRoute? Route)>();
        var (length, distance) = (-1, 0);
        foreach (var candidate in interfaces)
        {
            if (!candidate.Connected) continue;
            foreach (var subnet in candidate.Subnets)
                if (Holds(subnet.Prefix, destination)) Offer(subnet.Prefix.Length, 0, candidate, null);
        }
        foreach (var route in routing.Routes)
        {
            if (!Holds(route.Network, destination)) continue;
            var egress = Egress(interfaces, route);
            if (egress is null || egress.Connected) Offer(route.Network.Length, route.Distance, egress, route);
        }
        return winners;

        void Offer(int itsLength, int itsDistance, EdgeInterface? egress, StaticRoute? route)
        {
            if (itsLength < length || (itsLength == length && itsDistance > distance)) return;
            if (itsLength > length || itsDistance < distance) winners.Clear();
            (length, distance) = (itsLength, itsDistance);
            winners.Add((egress, route));
        }
    }

    /// <summary>The interface that the route names, else a connected one with the next hop in a subnet, else one that is not connected.</summary>
    private static EdgeInterface? Egress(IReadOnlyList<EdgeInterface> interfaces, StaticRoute route)
    {
        foreach (var candidate in interfaces)
        {
            if (route.Vnic is null) continue;
            if (candidate.Index is not null && $"{candidate.Index}" == route.Vnic) return candidate;
            if (candidate.Kind == InterfaceKind.Tunnel && candidate.Label == route.Vnic) return candidate;
        }
        foreach (var connected in new[] { true, false })
            foreach (var candidate in interfaces)
                foreach (var subnet in candidate.Subnets)
                    if (candidate.Connected == connected && Holds(subnet.Prefix, route.NextHop.Value)) return candidate;
        return null;
    }

    private static bool Holds(Prefix prefix, uint address)
    {
        for (var bit = 31; bit >= 32 - prefix.Length; bit--)
            if ((prefix.Network.Value >> bit & 1) != (address >> bit & 1)) return false;
        return true;
    }
}
