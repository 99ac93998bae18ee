namespace HybridDrift.Collect.Kubernetes;

/// <summary>Variables in the environment of containers that are read. Every other one may be a secret.</summary>
internal static class KnownSettings
{
    /// <summary>The settings that the chart of strongSwan hands to its pods and that a plan speaks of.</summary>
    public static IReadOnlySet<string> OfStrongswan { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "CONNECT_USING_LB_IP", "ENABLE_POD_SNAT", "ENABLE_SINGLE_IP", "LOAD_BALANCER_IP", "LOCAL_SUBNET_NAT", "REMOTE_SUBNET_NAT", "ZONE_LOAD_BALANCER",
    };

    /// <summary>Those of calico-node that go before its FelixConfiguration. They may come from a ConfigMap that is not read.</summary>
    public static IReadOnlySet<string> OfCalico { get; } = new HashSet<string>(StringComparer.Ordinal) { "FELIX_IPINIPMTU" };
}
