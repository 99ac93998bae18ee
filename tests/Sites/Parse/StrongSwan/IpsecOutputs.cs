using System.Text;
using HybridDrift.Collect;
using HybridDrift.Sites;
using HybridDrift.Sites.Parse.StrongSwan;

namespace HybridDrift.Tests.Sites.Parse.StrongSwan;

/// <summary>Outputs in the shapes that strongSwan prints, and ways to read and compare them.</summary>
internal static class IpsecOutputs
{
    public const string Document = "iks/ipsec.txt";

    /// <summary>The blocks of <c>statusall</c> before the security associations.</summary>
    public const string Head = """
        Status of IKE charon daemon (strongSwan 5.9.14, Linux 5.15.0-100-generic, x86_64):
          uptime: 4 seconds, since Nov 22 18:16:10 2024
          malloc: sbrk 2297856, mmap 0, used 379504, free 1918352
          worker threads: 7 of 16 idle, 5/0/4/0 working, job queue: 0/0/0/0, scheduled: 7
          loaded plugins: charon random nonce aes sha1 sha2 hmac gmp kernel-netlink socket-default stroke vici updown
        Listening IP addresses:
          10.20.0.11
          fe80::5054:ff:fe12:3456
        Connections:
            k8s-conn:  %any,0.0.0.0/0,::/0...10.20.0.50,0.0.0.0/0,::/0  IKEv2, dpddelay=30s
            k8s-conn:   local:  [ibm-cloud] uses pre-shared key authentication
            k8s-conn:   remote: [on-prem] uses pre-shared key authentication
            k8s-conn:   child:  172.30.0.0/16 172.21.0.0/16 === 192.168.133.0/24 TUNNEL, dpdaction=start

        """;

    /// <summary>Two IKE SAs, three children, a trap: enough for a cut to lose something everywhere.</summary>
    public const string Healthy = Head + """
        Routed Connections:
             svcs-db{3}:  ROUTED, TUNNEL, reqid 2
             svcs-db{3}:   172.21.0.0/16 === 192.168.134.0/24
        Security Associations (2 up, 0 connecting):
            k8s-conn[2]: ESTABLISHED 4 seconds ago, 10.20.0.11[ibm-cloud]...10.20.0.50[on-prem]
            k8s-conn[2]: IKEv2 SPIs: 5980b6c620f9dd87_i* c48daefb2fb61d69_r, pre-shared key reauthentication in 2 hours
            k8s-conn[2]: IKE proposal: AES_CBC_256/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048
            k8s-conn{2}:  INSTALLED, TUNNEL, reqid 1, ESP in UDP SPIs: ba1c0818_i fd94e651_o
            k8s-conn{2}:  AES_CBC_256/HMAC_SHA2_256_128, 460 bytes_i (5 pkts, 0s ago), 84 bytes_o (1 pkt, 1s ago), rekeying in 47 minutes
            k8s-conn{2}:   172.21.0.0/16 172.30.0.0/16 === 192.168.133.0/24
        k8s-conn-services[1]: ESTABLISHED 2 hours ago, 10.20.0.11[C=CH, O=Site [1], CN=gw]...10.20.0.60[esg=2, rack]7]
        k8s-conn-services[1]: IKEv1 SPIs: bfb557e0141ceb07_i 7f5e0888030a691d_r*, rekeying disabled
        k8s-conn-services[1]: IKE proposal: AES_CBC_256/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048
        k8s-conn-services{4}:  INSTALLED, TUNNEL, reqid 4, ESP SPIs: b6f631f1_i 71de5c5a_o
        k8s-conn-services{4}:  , 0 bytes_i, 0 bytes_o, rekeying disabled
        k8s-conn-services{4}:   172.30.0.0/16 === 192.168.134.0/24[tcp/mysql] 10.64.0.0/10
             pods-db{5}:  INSTALLED, TUNNEL, reqid 5, ESP in UDP SPIs: 0a000001_i 0a000002_o
             pods-db{5}:  AES_GCM_16_256, 0 bytes_i, 0 bytes_o, rekeying active
             pods-db{5}:   10.0.0.0/15 === 128.0.0.0/1

        """;

    public static Reading<IpsecStatus> Parse(string text, int? exitCode = 0) => IpsecStatusParser.Parse(Document, text, exitCode);

    /// <summary>For texts that must be read without a problem.</summary>
    public static IpsecStatus Read(string text)
    {
        var reading = Parse(text);
        Assert.Empty(reading.Problems);
        Assert.Equal(Completeness.Complete, reading.Completeness);
        return reading.Value;
    }

    /// <summary>The block of the security associations alone, with its heading.</summary>
    public static string Sas(int up, int connecting, string lines) =>
        $"Security Associations ({up} up, {connecting} connecting):\n{lines.TrimEnd('\n')}\n";

    /// <summary>Everything that was read, so that two readings can be compared; records compare lists by reference.</summary>
    public static string Describe(IpsecStatus status)
    {
        var text = new StringBuilder($"{status.Version} {status.DaemonStopped} {status.HasConnections}\n");
        foreach (var c in status.Connections)
        {
            text.Append($"conn {c.Name} {c.LocalHost} {c.LocalId} {c.RemoteHost} {c.RemoteId} {c.IkeVersion} {c.Origin}\n");
            foreach (var child in c.Children) text.Append($"  {child.Name} {child.Mode} {Describe(child.Local)} = {Describe(child.Remote)}\n");
        }
        foreach (var child in status.Routed) Describe(text, child);
        foreach (var sa in status.IkeSas)
        {
            text.Append($"ike {sa.Name} {sa.Id} {sa.State} {sa.LocalHost} {sa.LocalId} {sa.RemoteHost} {sa.RemoteId} {sa.Version} ");
            text.Append($"{sa.InitiatorSpi} {sa.ResponderSpi} {sa.Proposal} {sa.Origin}\n");
            foreach (var child in sa.Children) Describe(text, child);
        }
        return text.ToString();
    }

    private static void Describe(StringBuilder text, ChildSa c)
    {
        text.Append($"  {c.Name} {c.Id} {c.State} {c.Mode} {c.SpiIn} {c.SpiOut} {c.UdpEncapsulated} {c.Proposal} {c.BytesIn} {c.BytesOut} ");
        text.Append($"{c.HasSelectors} {Describe(c.Local)} = {Describe(c.Remote)} {c.Origin}\n");
    }

    private static string Describe(TrafficSelectors selectors) =>
        string.Join(' ', selectors.All.Select(s => $"{s.Text}:{s.Addresses}:{s.Protocol}:{s.Ports}:{s.IsUnresolved}"));
}
