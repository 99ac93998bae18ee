using HybridDrift.Checks.A;
using HybridDrift.Checks.B;
using HybridDrift.Checks.C;
using HybridDrift.Checks.D;

namespace HybridDrift.Checks;

/// <summary>Every check there is, in the order of the reference. A new check is a file and a line here.</summary>
public static class Catalogue
{
    public static readonly IReadOnlyList<Check> All =
    [
        new PlanOverlaps(),
        new IksPodPools(),
        new IksServiceAddresses(),
        new PublicPortableSubnets(),
        new PrivatePortableSubnets(),
        new IksWorkerAddresses(),
        new EdgeUplinks(),
        new ByoipClash(),
        new RouterNetworks(),
        new IcpPodPools(),
        new IcpServiceAddresses(),
        new IcpWorkerAddresses(),
        new EdgesDeployed(),
        new OutboundSnat(),
        new ServiceRoutes(),
        new VipDnat(),
        new MasterExposed(),
        new UnplannedDnat(),
        new TunnelUp(),
        new IpsecMirror(),
        new GatewayService(),
        new EdgeEndOwned(),
        new IcpTunnelUp(),
    ];
}
