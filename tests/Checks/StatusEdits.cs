using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks;

/// <summary>Changes to the recorded strongSwan statuses of the example site.</summary>
internal static class StatusEdits
{
    public const string ToVcs = "iks/vpn-vcs-strongswan-6c9d8b7f5-x2k9q.strongswan.statusall.txt";
    public const string ToIcp = "iks/vpn-icp-strongswan-7f84d6b59c-m4t7w.strongswan.statusall.txt";
    public const string OfIcp = "icp/strongswan.statusall.txt";

    /// <summary>The lines from the header of the security associations on, without indent, in place of the recorded ones.</summary>
    public static ExampleSite WithSas(this ExampleSite site, string path, int up, int connecting, params string[] lines)
    {
        var text = site[path];
        return site.Replace(path, text[..text.IndexOf("Security Associations", StringComparison.Ordinal)] + $"Security Associations ({up} up, {connecting} connecting):\n" + string.Join("\n", lines) + "\n");
    }

    public static string[] Ike(int id = 52, string state = "ESTABLISHED 22 minutes ago", string peer = "10.208.242.132", string name = "k8s-conn") =>
    [
        $"    {name}[{id}]: {state}, 172.30.203.206[ibm-cloud]...{peer}[{peer}]",
        $"    {name}[{id}]: IKEv2 SPIs: 4be2a07719c35d1e_i 91d3f86a5c0e27b8_r*, pre-shared key reauthentication in 2 hours",
        $"    {name}[{id}]: IKE proposal: AES_CBC_256/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048",
    ];

    public static string[] Installed(string selectors = "172.21.0.0/16 172.30.0.0/16 === 192.168.140.0/24 192.168.141.0/24", int id = 188, string name = "k8s-conn") =>
    [
        $"    {name}{{{id}}}:  INSTALLED, TUNNEL, reqid 1, ESP in UDP SPIs: c3a51e07_i cd08b2f4_o",
        $"    {name}{{{id}}}:  AES_CBC_256/HMAC_SHA2_256_128, 9423310 bytes_i (12840 pkts, 2s ago), 1853204 bytes_o (9911 pkts, 2s ago), rekeying in 24 minutes",
        $"    {name}{{{id}}}:   {selectors}",
    ];

    public static string[] Child(string state, string selectors = "172.21.0.0/16 172.30.0.0/16 === 192.168.140.0/24 192.168.141.0/24", int id = 180, string name = "k8s-conn") =>
    [
        $"    {name}{{{id}}}:  {state}, TUNNEL, reqid 1, expires in 20 minutes",
        $"    {name}{{{id}}}:   {selectors}",
    ];
}
