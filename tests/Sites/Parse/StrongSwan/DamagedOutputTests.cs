using System.Diagnostics;
using FsCheck;
using FsCheck.Xunit;
using HybridDrift.Collect;

namespace HybridDrift.Tests.Sites.Parse.StrongSwan;

public sealed class DamagedOutputTests
{
    private static readonly string Whole = IpsecOutputs.Describe(IpsecOutputs.Read(IpsecOutputs.Healthy));

    /// <summary>What is left is a gateway without the children that were lost: nothing in the text tells.</summary>
    [Fact]
    public void A_cut_between_lines_is_noticed_when_it_is_not_just_before_a_child_of_the_last_SA()
    {
        var lines = IpsecOutputs.Healthy.TrimEnd('\n').Split('\n');
        var unnoticed = new List<string>();
        for (var kept = 0; kept < lines.Length; kept++)
        {
            var reading = IpsecOutputs.Parse(string.Concat(lines.Take(kept).Select(l => l + "\n")));
            if (reading.Completeness == Completeness.Complete) unnoticed.Add(lines[kept].Trim());
        }
        Assert.Equal(
            [
                "k8s-conn-services{4}:  INSTALLED, TUNNEL, reqid 4, ESP SPIs: b6f631f1_i 71de5c5a_o",
                "pods-db{5}:  INSTALLED, TUNNEL, reqid 5, ESP in UDP SPIs: 0a000001_i 0a000002_o",
            ],
            unnoticed);
    }

    [Fact]
    public void A_cut_within_a_line_is_noticed_wherever_it_is()
    {
        for (var kept = 0; kept < IpsecOutputs.Healthy.Length; kept++)
        {
            if (kept > 0 && IpsecOutputs.Healthy[kept - 1] == '\n') continue;
            Assert.NotEqual(Completeness.Complete, IpsecOutputs.Parse(IpsecOutputs.Healthy[..kept]).Completeness);
        }
    }

    [Fact]
    public void Losing_any_one_line_is_noticed_when_it_says_something_about_SAs()
    {
        var lines = IpsecOutputs.Healthy.TrimEnd('\n').Split('\n');
        for (var lost = Array.FindIndex(lines, l => l.StartsWith("Security", StringComparison.Ordinal)); lost < lines.Length; lost++)
        {
            var reading = IpsecOutputs.Parse(string.Concat(lines.Where((_, i) => i != lost).Select(l => l + "\n")));
            // Counters alone are no state of a tunnel.
            if (!lines[lost].Contains("bytes_i", StringComparison.Ordinal)) Assert.NotEqual(Completeness.Complete, reading.Completeness);
        }
    }

    [Property]
    public void No_IKE_SA_is_lost_silently_when_the_output_breaks_off_with_any_character(int at, char put)
    {
        var place = (int)((uint)at % IpsecOutputs.Healthy.Length);
        var reading = IpsecOutputs.Parse(IpsecOutputs.Healthy[..place] + put);
        Assert.True(reading.Completeness != Completeness.Complete || reading.Value.IkeSas.Count == 2);
    }

    [Property(MaxTest = 500)]
    public void Nothing_is_thrown_when_the_text_is_anything(NonNull<string> text, int? exitCode)
    {
        IpsecOutputs.Parse(text.Get, exitCode);
        IpsecOutputs.Parse(IpsecOutputs.Healthy + text.Get, exitCode);
        IpsecOutputs.Parse(text.Get + "\n" + IpsecOutputs.Healthy, exitCode);
    }

    [Property(MaxTest = 500)]
    public void Nothing_is_thrown_when_lines_are_shuffled_pieces_of_an_output(NonEmptyArray<uint> picks)
    {
        string[] pieces =
        [
            "Connections:", "Routed Connections:", "Shunted Connections:", "Security Associations (1 up, 0 connecting):", "\n", "\n", " ",
            "a", "[1]: ", "{1}:  ", ":  ", "child: ", "===", "10.0.0.0/8", "[tcp/", "]", "[", "...", "10.0.0.1", "INSTALLED, TUNNEL", "|/",
            "ESTABLISHED 1 second ago, ", "IKEv2 SPIs: ", "0 bytes_i", ", ", "none", "local: ", "uses x", "99999999999999999999", "..",
        ];
        var text = string.Concat(picks.Get.SelectMany(p => new[] { pieces[p % pieces.Length], pieces[p / 64 % pieces.Length] }));
        Assert.Equal(IpsecOutputs.Describe(IpsecOutputs.Parse(text).Value), IpsecOutputs.Describe(IpsecOutputs.Parse(text, null).Value));
    }

    [Theory]
    [InlineData("    k8s-conn[1]: Frobnicated: yes", "line 3")]
    [InlineData("    other[1]: IKE proposal: AES_CBC_256", "line 3")]
    [InlineData("    k8s-conn[1]: ESTABLISHED 1 second ago, 10.20.0.11[a]...10.20.0.50[b]...10.20.0.60[c]...", "line 3")]
    [InlineData("    k8s-conn[2]: ESTABLISHED 1 second ago, 10.20.0.11[a]...10.20.0.50[b]...10.20.0.60[c]", "line 3")]
    [InlineData("    k8s-conn{1}:   10.1.0.0/16 === 10.2.0.0/16", "line 3")]
    [InlineData("    k8s-conn{1}:  AES_CBC_256, 0 bytes_i, 0 bytes_o, rekeying active", "line 3")]
    [InlineData("    : PSK \"hunter2-hunter2\"", "line 3")]
    [InlineData("  none", "line 3")]
    [InlineData("  no match", "line 3")]
    [InlineData("    k8s-conn[1]: ESTABLISHED 1 second ago, 10.20.0.11[a]...10.20.0.50[b]", "line 3")]
    [InlineData("    k8s-conn[2]: ASCENDED, 10.20.0.11[a]...10.20.0.50[b]", "line 3")]
    [InlineData("Security Associations (1 up, 0 connecting):", "line 3")]
    public void A_problem_is_located_without_quoting_when_a_line_does_not_belong(string line, string where)
    {
        var text = IpsecOutputs.Sas(1, 0, "    k8s-conn[1]: ESTABLISHED 3 seconds ago, 10.20.0.11[ibm-cloud]...10.20.0.50[on-prem]\n" + line);
        var reading = IpsecOutputs.Parse(text);
        Assert.Equal(Completeness.Partial, reading.Completeness);
        Assert.Contains(reading.Problems, p => p.Where == where);
        Assert.DoesNotContain(reading.Problems, p => p.What.Contains("hunter2", StringComparison.Ordinal) || p.What.Contains("ASCENDED", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_first_output_is_read_when_the_text_holds_two()
    {
        var reading = IpsecOutputs.Parse(IpsecOutputs.Healthy + IpsecOutputs.Sas(9, 0, "  none"));
        Assert.Equal(Completeness.Partial, reading.Completeness);
        Assert.Equal(Whole, IpsecOutputs.Describe(reading.Value));
        Assert.Single(reading.Problems);
    }

    [Fact]
    public void The_child_is_a_problem_when_it_is_listed_twice()
    {
        var reading = IpsecOutputs.Parse(IpsecOutputs.Healthy + "pods-db{5}:  INSTALLED, TUNNEL, reqid 5, ESP SPIs: 0a000001_i 0a000002_o\n");
        Assert.Equal(Completeness.Partial, reading.Completeness);
        Assert.Equal(Whole, IpsecOutputs.Describe(reading.Value));
    }

    [Theory]
    [InlineData("<!DOCTYPE html>\n<html><body>Sign in</body></html>", "HTML")]
    [InlineData("{\"kind\":\"Status\",\"code\":403,\"message\":\"pods is forbidden\"}", "JSON")]
    [InlineData("sh: 1: ipsec: command not found\n", "did not find the command")]
    [InlineData("sh: 1: ipsec: not found\n", "did not find the command")]
    [InlineData("OCI runtime exec failed: exec: \"ipsec\": executable file not found in $PATH: unknown", "does not have the command")]
    [InlineData("sudo: a password is required\n", "sudo asking for a password")]
    [InlineData("bash: /usr/sbin/ipsec: Permission denied\n", "permission that was denied")]
    [InlineData("error: unable to upgrade connection: Forbidden (user=hunter2)", "did not let the command start")]
    [InlineData("connecting to 'unix:///var/run/charon.ctl' failed: Permission denied", "not reaching its daemon")]
    [InlineData("hunter2-hunter2", "nothing in it is the output")]
    [InlineData("Security Associations (1 up, 0 conn", "nothing in it is the output")]
    public void The_reading_fails_with_the_kind_of_the_text_when_it_is_no_output(string text, string kind)
    {
        foreach (int? exitCode in new int?[] { null, 0, 3, 127 })
        {
            var reading = IpsecOutputs.Parse(text, exitCode);
            Assert.Equal(Completeness.Failed, reading.Completeness);
            var problem = Assert.Single(reading.Problems);
            Assert.Contains(kind, problem.What, StringComparison.Ordinal);
            Assert.DoesNotContain("hunter2", problem.What, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_reading_fails_when_the_text_or_a_line_is_too_long()
    {
        Assert.Equal(Completeness.Failed, IpsecOutputs.Parse(new string('\n', 8 * 1024 * 1024) + "x").Completeness);
        var reading = IpsecOutputs.Parse("Connections:\n" + new string('x', 64 * 1024 + 1) + "\n");
        Assert.Equal((Completeness.Failed, "line 2"), (reading.Completeness, reading.Problems[0].Where));
    }

    [Fact]
    public void Problems_are_few_and_time_is_short_when_a_large_text_is_all_wrong()
    {
        var line = string.Concat(Enumerable.Repeat("a[1]:: child: ... === ", 900));
        var text = IpsecOutputs.Sas(1, 0, string.Concat(Enumerable.Repeat(line + "\n", 400)));
        var watch = Stopwatch.StartNew();
        var reading = IpsecOutputs.Parse(text);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"took {watch.Elapsed}");
        Assert.Equal(Completeness.Partial, reading.Completeness);
        Assert.InRange(reading.Problems.Count, 50, 60);
    }
}
