using HybridDrift.Collect;
using HybridDrift.Sites;
using HybridDrift.Sites.Parse.StrongSwan;

namespace HybridDrift.Tests.Sites.Parse.StrongSwan;

/// <summary>The gateway of <see cref="IpsecOutputs.Healthy"/> as <c>swanctl --list-sas</c> shows it, in its two forms.</summary>
internal static class SwanctlOutputs
{
    public const string Document = "iks/strongswan.swanctl.txt";

    public const string Plain = """
        k8s-conn: #2, ESTABLISHED, IKEv2, 5980b6c620f9dd87_i* c48daefb2fb61d69_r
          local  'ibm-cloud' @ 10.20.0.11[4500]
          remote 'on-prem' @ 10.20.0.50[4500]
          AES_CBC-256/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048
          established 4s ago, reauth in 9997s
          k8s-conn: #2, reqid 1, INSTALLED, TUNNEL-in-UDP, ESP:AES_CBC-256/HMAC_SHA2_256_128
            installed 4s ago, rekeying in 2820s, expires in 3596s
            in  ba1c0818,    460 bytes,     5 packets,     0s ago
            out fd94e651,     84 bytes,     1 packets,     1s ago
            local  172.21.0.0/16 172.30.0.0/16
            remote 192.168.133.0/24
        k8s-conn-services: #1, ESTABLISHED, IKEv1, bfb557e0141ceb07_i 7f5e0888030a691d_r*
          local  'C=CH, O=Site [1], CN=gw' @ 10.20.0.11[500]
          remote 'esg=2, rack]7' @ 10.20.0.60[500]
          AES_CBC-256/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048
          established 7200s ago
          active:  QUICK_MODE
          k8s-conn-services: #4, reqid 4, INSTALLED, TUNNEL, ESP:
            installed 3s ago
            in  b6f631f1 (0x0000002a/0xffffffff),      0 bytes,     0 packets
            out 71de5c5a/1a2b,      0 bytes,     0 packets
            local  172.30.0.0/16
            remote 192.168.134.0/24[tcp/mysql] 10.64.0.0/10
          pods-db: #5, reqid 5, INSTALLED, TUNNEL-in-UDP, ESP:AES_GCM_16-256
            installed 3s ago, rekeying in 5s, expires in 9s
            in  0a000001,      0 bytes,     0 packets
            out 0a000002,      0 bytes,     0 packets
            local  10.0.0.0/15
            remote 128.0.0.0/1

        """;

    public const string Raw = """
        list-sa event {k8s-conn {uniqueid=2 version=2 state=ESTABLISHED local-host=10.20.0.11 local-port=4500 local-id=ibm-cloud remote-host=10.20.0.50 remote-port=4500 remote-id=on-prem initiator=yes initiator-spi=5980b6c620f9dd87 responder-spi=c48daefb2fb61d69 nat-remote=yes nat-any=yes encr-alg=AES_CBC encr-keysize=256 integ-alg=HMAC_SHA2_256_128 prf-alg=PRF_HMAC_SHA2_256 dh-group=MODP_2048 established=4 reauth-time=9997 child-sas {k8s-conn-2 {name=k8s-conn uniqueid=2 reqid=1 state=INSTALLED mode=TUNNEL protocol=ESP encap=yes spi-in=ba1c0818 spi-out=fd94e651 encr-alg=AES_CBC encr-keysize=256 integ-alg=HMAC_SHA2_256_128 bytes-in=460 packets-in=5 use-in=0 bytes-out=84 packets-out=1 use-out=1 rekey-time=2820 life-time=3596 install-time=4 local-ts=[172.21.0.0/16 172.30.0.0/16] remote-ts=[192.168.133.0/24]}}}}
        list-sa event {k8s-conn-services {uniqueid=1 version=1 state=ESTABLISHED local-host=10.20.0.11 local-port=500 local-id=C=CH, O=Site [1], CN=gw remote-host=10.20.0.60 remote-port=500 remote-id=esg=2, rack]7 initiator-spi=bfb557e0141ceb07 responder-spi=7f5e0888030a691d encr-alg=AES_CBC encr-keysize=256 integ-alg=HMAC_SHA2_256_128 prf-alg=PRF_HMAC_SHA2_256 dh-group=MODP_2048 established=7200 tasks-active=[QUICK_MODE] child-sas {k8s-conn-services {uniqueid=4 reqid=4 state=INSTALLED mode=TUNNEL protocol=ESP spi-in=b6f631f1 spi-out=71de5c5a bytes-in=0 packets-in=0 bytes-out=0 packets-out=0 install-time=3 local-ts=[172.30.0.0/16] remote-ts=[192.168.134.0/24[tcp/mysql] 10.64.0.0/10]} pods-db-5 {name=pods-db uniqueid=5 reqid=5 state=INSTALLED mode=TUNNEL protocol=ESP encap=yes spi-in=0a000001 spi-out=0a000002 encr-alg=AES_GCM_16 encr-keysize=256 bytes-in=0 packets-in=0 bytes-out=0 packets-out=0 rekey-time=5 life-time=9 install-time=3 local-ts=[10.0.0.0/15] remote-ts=[128.0.0.0/1]}}}}
        list-sas reply {}

        """;

    /// <summary><see cref="Raw"/> as <c>--pretty</c> shows it.</summary>
    public static string Pretty
    {
        get
        {
            var (text, depth) = (new System.Text.StringBuilder(), 0);
            // Values of ids have blanks; keys follow them.
            foreach (var piece in System.Text.RegularExpressions.Regex.Matches(Raw, @"[a-z-]+=\[[^=]*\](?=[ }])|[a-z-]+=.*?(?=( [a-z-]+=)|( child-sas \{)|\})|[^ {}\n][^{}\n]*? ?\{|\}").Select(m => m.Value.Trim()))
            {
                if (piece == "}") depth -= 2;
                var at = piece.IndexOf('=');
                var list = at > 0 && piece[at + 1] == '[';
                if (list) text.Append(new string(' ', depth)).Append(piece[..at]).Append(" = [\n").AppendJoin("", piece[(at + 2)..^1].Split(' ').Select(i => new string(' ', depth + 2) + i + "\n")).Append(new string(' ', depth)).Append("]\n");
                else text.Append(new string(' ', depth)).Append(at > 0 ? $"{piece[..at]} = {piece[(at + 1)..]}" : piece).Append('\n');
                if (piece.EndsWith('{')) depth += 2;
            }
            return text.ToString();
        }
    }

    /// <summary>An IKE SA up, for children behind it.</summary>
    public const string Up = """
        k8s-conn: #2, ESTABLISHED, IKEv2, 5980b6c620f9dd87_i* c48daefb2fb61d69_r
          local  'ibm-cloud' @ 10.20.0.11[4500]
          remote 'on-prem' @ 10.20.0.50[4500]
          AES_CBC-256/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048
          established 4s ago, reauth in 9997s

        """;

    public static string Child(string state, int id = 2, string remote = "192.168.133.0/24") => $"""
          k8s-conn: #{id}, reqid 1, {state}, TUNNEL-in-UDP, ESP:AES_CBC-256/HMAC_SHA2_256_128
            installed 4s ago, rekeying in 2820s, expires in 3596s
            in  ba1c0818,    460 bytes,     5 packets,     0s ago
            out fd94e651,     84 bytes,     1 packets,     1s ago
            local  172.30.0.0/16
            remote {remote}

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

    /// <summary>What every command says of the SAs. <c>ipsec</c> shows SPIs and counters of installed children only.</summary>
    public static string Common(IpsecStatus status) => string.Join('\n', status.IkeSas.SelectMany(sa => sa.Children
        .Select(c => $"  {c.Name} {c.Id} {c.State} {c.Mode} {c.Local.Addresses} {string.Join(' ', c.Local.All.Select(s => s.Text))} = {string.Join(' ', c.Remote.All.Select(s => s.Text))}"
            + (c.State == ChildState.Installed ? $" {c.SpiIn} {c.SpiOut} {c.UdpEncapsulated} {c.Proposal} {c.BytesIn} {c.BytesOut}" : ""))
        .Prepend($"{sa.Name} {sa.Id} {sa.State} {sa.LocalHost} {sa.LocalId} {sa.RemoteHost} {sa.RemoteId} {sa.Version} {sa.InitiatorSpi} {sa.ResponderSpi} {sa.Proposal}")));
}
