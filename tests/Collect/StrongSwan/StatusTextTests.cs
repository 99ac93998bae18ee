using System.Text;
using HybridDrift.Collect;
using HybridDrift.Collect.StrongSwan;
using HybridDrift.Sites.Parse.StrongSwan;
using HybridDrift.Tests.Secrets;
using HybridDrift.Tests.Sites.Parse;
using HybridDrift.Tests.Sites.Parse.StrongSwan;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Collect.StrongSwan;

/// <summary>What is kept of <c>ipsec statusall</c>.</summary>
public sealed class StatusTextTests
{
    [Fact]
    public void Status_means_the_same_when_it_was_kept() => AssertSame(IpsecOutputs.Healthy);

    [Fact]
    public void Status_of_the_example_means_the_same_when_it_was_kept()
    {
        foreach (var site in new[] { ExampleSite.Healthy(), ExampleSite.Drifted() })
            foreach (var path in site.Documents.Where(d => d.EndsWith("statusall.txt", StringComparison.Ordinal))) AssertSame(site[path]);
    }

    [SharedSamplesFact]
    public void Every_recorded_status_means_the_same_when_it_was_kept()
    {
        var files = Directory.GetFiles(Path.Combine(SharedSamplesFactAttribute.Folder, "strongswan"), "*.status*.txt", SearchOption.AllDirectories);
        Assert.True(files.Length > 20);
        foreach (var file in files) AssertSame(File.ReadAllText(file));
    }

    /// <summary>Cut off anywhere, it is as incomplete as it was.</summary>
    [Fact]
    public void Status_that_was_cut_off_is_as_incomplete_when_it_was_kept()
    {
        for (var length = 1; length < IpsecOutputs.Healthy.Length; length += 7)
        {
            var text = IpsecOutputs.Healthy[..length];
            Assert.Equal(IpsecOutputs.Parse(text).Completeness == Completeness.Complete, IpsecOutputs.Parse(Kept(text)).Completeness == Completeness.Complete);
        }
    }

    [Fact]
    public void Line_that_is_not_known_is_left_out_and_found_to_be_missing()
    {
        var text = IpsecOutputs.Healthy.Replace("Routed Connections:", "a surprise of version 7\nRouted Connections:", StringComparison.Ordinal);

        var reading = IpsecOutputs.Parse(Kept(text));

        Assert.DoesNotContain("surprise", Kept(text), StringComparison.Ordinal);
        Assert.Equal(Completeness.Partial, reading.Completeness);
        Assert.Equal(IpsecOutputs.Parse(text).Problems, reading.Problems);
    }

    [Fact]
    public void No_secret_is_kept()
    {
        foreach (var secret in Planted.Secrets.Values)
            foreach (var line in new[] { secret, $"    k8s-conn: {secret}", $"  loaded plugins: {secret}", $"    k8s-conn:   cert:  \"{secret}\"", $"    k8s-conn[2]: Tasks active: {secret}", $"    k8s-conn[2]: Remote EAP identity: {secret}" })
                Assert.DoesNotContain(Planted.Mark, Kept(IpsecOutputs.Healthy.Replace("Security Associations", line + "\nSecurity Associations", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain(Planted.Mark, Kept(Planted.Status(IpsecOutputs.Healthy)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("sudo: a password is required\n", false)]
    [InlineData("sh: ipsec: not found\n", false)]
    [InlineData("Security Associations (0 up, 0 connecting):\n  none\n", true)]
    [InlineData("Status of IKE charon daemon (weakSwan 5.3.5, Linux):\n", true)]
    public void Status_is_told_from_other_words(string text, bool isStatus) => Assert.Equal(isStatus, StatusText.HasStatus(text));

    private static void AssertSame(string text) => Assert.Equal(Read(text), Read(Kept(text)));

    private static string Read(string text)
    {
        var reading = IpsecStatusParser.Parse(IpsecOutputs.Document, text, text.Length == 0 ? 3 : 0);
        return $"{reading.Completeness} {string.Join("; ", reading.Problems)}{Dump.Of(reading.Value)}";
    }

    private static string Kept(string text) => Encoding.UTF8.GetString(StatusText.Keep(text).Span);
}
