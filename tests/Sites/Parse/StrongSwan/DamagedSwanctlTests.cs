using FsCheck;
using FsCheck.Xunit;
using HybridDrift.Collect;

namespace HybridDrift.Tests.Sites.Parse.StrongSwan;

public sealed class DamagedSwanctlTests
{
    [Fact]
    public void A_raw_output_is_never_complete_when_it_is_cut_anywhere()
    {
        var text = SwanctlOutputs.Raw.TrimEnd();
        for (var kept = 1; kept < text.Length; kept++)
            Assert.NotEqual(Completeness.Complete, SwanctlOutputs.Parse(text[..kept]).Completeness);
    }

    /// <summary>Nothing announces how many SAs and children there are: what is left is a gateway without those that were lost.</summary>
    [Fact]
    public void A_plain_output_is_complete_when_it_is_cut_before_an_SA_or_a_child_and_nowhere_else()
    {
        var unnoticed = new List<string>();
        for (var kept = 1; kept < SwanctlOutputs.Plain.Length; kept++)
        {
            if (SwanctlOutputs.Parse(SwanctlOutputs.Plain[..kept]).Completeness == Completeness.Complete)
                unnoticed.Add(SwanctlOutputs.Plain[kept..SwanctlOutputs.Plain.IndexOf('\n', kept)].Trim());
        }
        Assert.Equal(
            [
                "k8s-conn: #2, reqid 1, INSTALLED, TUNNEL-in-UDP, ESP:AES_CBC-256/HMAC_SHA2_256_128",
                "k8s-conn-services: #1, ESTABLISHED, IKEv1, bfb557e0141ceb07_i 7f5e0888030a691d_r*",
                "active:  QUICK_MODE",
                "k8s-conn-services: #4, reqid 4, INSTALLED, TUNNEL, ESP:",
                "pods-db: #5, reqid 5, INSTALLED, TUNNEL-in-UDP, ESP:AES_GCM_16-256",
            ],
            unnoticed);
    }

    [Fact]
    public void Losing_any_one_line_of_a_plain_output_is_noticed()
    {
        var lines = SwanctlOutputs.Plain.TrimEnd('\n').Split('\n');
        for (var lost = 0; lost < lines.Length; lost++)
        {
            var reading = SwanctlOutputs.Parse(string.Concat(lines.Where((_, i) => i != lost).Select(l => l + "\n")));
            // What it is doing is no state of a tunnel.
            if (!lines[lost].Contains("QUICK_MODE", StringComparison.Ordinal)) Assert.NotEqual(Completeness.Complete, reading.Completeness);
        }
    }

    [Fact]
    public void Losing_the_reply_of_a_raw_output_is_noticed() =>
        Assert.Equal(Completeness.Partial, SwanctlOutputs.Parse(SwanctlOutputs.Raw.Replace("list-sas reply {}\n", "")).Completeness);

    [Theory]
    [InlineData(SwanctlOutputs.Plain, "#2, ESTABLISHED", "#2, ASCENDED")]
    [InlineData(SwanctlOutputs.Plain, "reqid 1, INSTALLED", "reqid 1, ASCENDED")]
    [InlineData(SwanctlOutputs.Plain, "172.21.0.0/16", "172.21.0.0/1")]
    [InlineData(SwanctlOutputs.Plain, "'on-prem' @ 10.20.0.50[4500]", "'on' @ 10.20.0.51[4500] [x' @ 10.20.0.50[4500] [y]")]
    [InlineData(SwanctlOutputs.Plain, "'on-prem' @ 10.20.0.50[4500]", "'on-prem' @ nowhere[4500]")]
    [InlineData(SwanctlOutputs.Plain, "pods-db: #5", "k8s-conn-services: #4")]
    [InlineData(SwanctlOutputs.Plain, "k8s-conn-services: #1, E", "k8s-conn: #2, E")]
    [InlineData(SwanctlOutputs.Plain, "  established 7200s ago\n", "")]
    [InlineData(SwanctlOutputs.Plain, "  established 7200s ago\n", "  hunter2\n  established 7200s ago\n")]
    [InlineData(SwanctlOutputs.Raw, "state=ESTABLISHED", "state=ASCENDED")]
    [InlineData(SwanctlOutputs.Raw, "state=INSTALLED", "state=4")]
    [InlineData(SwanctlOutputs.Raw, "172.21.0.0/16", "172.21.0.0/1")]
    [InlineData(SwanctlOutputs.Raw, "remote-ts=[192.168.133.0/24]", "remote-ts=[]")]
    [InlineData(SwanctlOutputs.Raw, " remote-ts=[192.168.133.0/24]", "")]
    [InlineData(SwanctlOutputs.Raw, "remote-id=on-prem", "remote-id=on-prem local-vips=1 remote-host=10.20.0.51")]
    [InlineData(SwanctlOutputs.Raw, "remote-id=on-prem", "remote-id=on-prem child-sas {k8s-conn-2 {name=k8s-conn uniqueid=2")]
    [InlineData(SwanctlOutputs.Raw, "remote-host=10.20.0.50 ", "")]
    [InlineData(SwanctlOutputs.Raw, "uniqueid=1 ", "")]
    [InlineData(SwanctlOutputs.Raw, "mode=TUNNEL", "hunter2")]
    [InlineData(SwanctlOutputs.Raw, "list-sas reply {}", "hunter2\nlist-sas reply {}")]
    [InlineData(SwanctlOutputs.Raw, "list-sas reply {}", "list-sas reply {}\nlist-sas reply {}")]
    [InlineData(SwanctlOutputs.Raw, "list-sas reply {}", "list-sas reply {}\nlist-sa event {}")]
    public void The_reading_is_partial_and_quotes_nothing_when_something_is_not_what_swanctl_prints(string text, string old, string now)
    {
        Assert.Contains(old, text, StringComparison.Ordinal);
        var reading = SwanctlOutputs.Parse(text.Replace(old, now, StringComparison.Ordinal));

        Assert.Equal(Completeness.Partial, reading.Completeness);
        Assert.All(reading.Problems, p => Assert.StartsWith("line ", p.Where, StringComparison.Ordinal));
        Assert.All(reading.Problems, p => Assert.DoesNotMatch("hunter2|ASCENDED", p.What));
    }

    [Fact]
    public void Only_a_complete_reading_speaks_when_outputs_of_both_commands_are_in_one_text()
    {
        foreach (var text in new[] { SwanctlOutputs.Plain, SwanctlOutputs.Raw })
        {
            Assert.Equal(Completeness.Partial, SwanctlOutputs.Parse(text + IpsecOutputs.Healthy).Completeness);
            Assert.Equal(Completeness.Partial, SwanctlOutputs.Parse(IpsecOutputs.Healthy + text).Completeness);
        }
    }

    [Property(MaxTest = 500)]
    public void Nothing_is_thrown_and_no_child_is_made_up_when_a_character_is_another(bool raw, uint at, char put)
    {
        var text = raw ? SwanctlOutputs.Raw : SwanctlOutputs.Plain;
        var place = (int)(at % (uint)text.Length);
        var reading = SwanctlOutputs.Parse(text[..place] + put + text[(place + 1)..]);
        Assert.True(reading.Completeness != Completeness.Complete || reading.Value.IkeSas.Sum(s => s.Children.Count) == 3);
    }

    [Property(MaxTest = 500)]
    public void Nothing_is_thrown_when_lines_are_shuffled_pieces_of_an_output(NonEmptyArray<uint> picks)
    {
        string[] pieces =
        [
            "list-sa event {", "list-sas reply {", "}", "{", "\n", " ", "a {", "uniqueid=1", "state=ESTABLISHED", "local-ts=[", "]", "[", "child-sas {", "local-id=",
            "remote-host=10.0.0.1", "a: #1, ESTABLISHED, IKEv2, 5980b6c620f9dd87_i* c48daefb2fb61d69_r\n", "a: #1, reqid 1, INSTALLED, TUNNEL, ESP:\n", "local  '", "' @ ",
            "10.0.0.1[500]", "in  ba1c0818, 1 bytes, 1 packets\n", "remote 10.0.0.0/8\n", "installed 1s ago\n", "99999999999999999999", "(null)", "\u2028", "=",
        ];
        var text = string.Concat(picks.Get.SelectMany(p => new[] { pieces[p % pieces.Length], pieces[p / 64 % pieces.Length] }));
        foreach (int? exitCode in new int?[] { null, 0, 3 })
            Assert.Equal(IpsecOutputs.Describe(SwanctlOutputs.Parse(text, exitCode).Value), IpsecOutputs.Describe(SwanctlOutputs.Parse(text, exitCode).Value));
        SwanctlOutputs.Parse(new string('{', 10_000));
        SwanctlOutputs.Parse("list-sa event " + new string('{', 10_000));
        SwanctlOutputs.Parse("list-sa event {" + string.Concat(Enumerable.Repeat("a {", 10_000)));
    }
}
