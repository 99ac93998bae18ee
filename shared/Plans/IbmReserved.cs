using HybridDrift.Addresses;

namespace HybridDrift.Plans;

/// <summary>
/// Ranges that IBM Cloud keeps for itself on the private network and does not accept from customers (IBM Cloud
/// documentation: Direct Link subnet configuration, VRF on IBM Cloud).
/// </summary>
public static class IbmReserved
{
    /// <summary>The edition of the list; it stands in the reports, because the world may change under a good plan.</summary>
    public const string Edition = "ibm-cloud-docs/direct-link 981d3a2, vrf-on-ibm-cloud";

    public static readonly IReadOnlyList<Prefix> Ranges =
    [
        Prefix.Parse("10.0.0.0/14"), Prefix.Parse("10.198.0.0/15"), Prefix.Parse("10.200.0.0/14"),
        Prefix.Parse("169.254.0.0/16"), Prefix.Parse("166.9.0.0/16"), Prefix.Parse("224.0.0.0/4"),
    ];

    /// <summary>The address space of IBM Cloud's private network: legal to bring, but a clash waiting to happen.</summary>
    public static readonly Prefix PrivateNetwork = Prefix.Parse("10.0.0.0/8");

    /// <summary>Addresses that the internet routes: everything but the private, shared, link-local, loopback and multicast ranges (IANA special-purpose registry).</summary>
    public static readonly AddressSet Internet = AddressSet.All.Subtract(AddressSet.Of(
        new[] { "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3", "161.26.0.0/16", "166.8.0.0/14" }
        .Select(Prefix.Parse)));
}
