using HybridDrift.Checks.A;
using HybridDrift.Checks.B;
using HybridDrift.Checks.C;
using HybridDrift.Checks.D;
using HybridDrift.Checks.F;
using HybridDrift.Checks.X;

namespace HybridDrift.Checks;

/// <summary>Every check there is, in the order of the reference. A new check is a file and a line here.</summary>
public static class Catalogue
{
    public static readonly IReadOnlyList<Check> All =
    [
        new PlanOverlaps(),
        new IksPodPools(),
        new PodAddresses(),
        new PodsNotRouted(),
        new BgpPeersInside(),
        new IksServiceAddresses(),
        new PublicPortableSubnets(),
        new PrivatePortableSubnets(),
        new LoadBalancerAddresses(),
        new IksWorkerPublicAddresses(),
        new IksWorkerAddresses(),
        new EdgeUplinks(),
        new DefaultRoute(),
        new ByoipClash(),
        new RouterNetworks(),
        new NetworkSwitches(),
        new IcpPodPools(),
        new IcpServiceAddresses(),
        new IcpWorkerAddresses(),
        new EdgesDeployed(),
        new Transit(),
        new RouterRoutes(),
        new Forwarding(),
        new Appliances(),
        new OwnSwitch(),
        new OutboundSnat(),
        new OutboundAccepted(),
        new DefaultPolicy(),
        new ProxyOnly(),
        new ServiceRoutes(),
        new ServiceSnat(),
        new ServicesAccepted(),
        new EdgeResolvers(),
        new VipDnat(),
        new MasterExposed(),
        new UnplannedDnat(),
        new VipsAccepted(),
        new NatInterfaces(),
        new UncheckedModes(),
        new ReleasesReady(),
        new TunnelUp(),
        new TunnelCrypto(),
        new IpsecMirror(),
        new GatewayService(),
        new EdgeEndOwned(),
        new IcpTunnelUp(),
        new IcpMirror(),
        new IksEncapsulation(),
        new EdgesHealthy(),
        new IcpEncapsulation(),
        new TunnelMasquerade(),
        new RuleObjects(),
        new Attestations(),
    ];
}
