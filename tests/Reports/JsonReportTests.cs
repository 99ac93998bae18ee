using System.Text;
using System.Text.Json;
using HybridDrift.Reports.Writers;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Reports;

public sealed class JsonReportTests
{
    [Fact]
    public void The_same_inputs_give_the_same_bytes()
    {
        var (first, second) = (ExampleSite.Drifted().Scan(), ExampleSite.Drifted().Scan());

        Assert.Equal(JsonReportWriter.Write(first), JsonReportWriter.Write(second));
        Assert.Equal(HtmlReportWriter.Write(first), HtmlReportWriter.Write(second));
    }

    [Fact]
    public void Only_run_and_time_differ_between_two_runs_over_the_same_inputs()
    {
        var site = ExampleSite.Drifted();
        var first = Scan.Judge(site.Plan, site.Recording, "aaaaaaaaaaaa", ExampleSite.Now);
        var second = Scan.Judge(site.Plan, site.Recording, "bbbbbbbbbbbb", ExampleSite.Now.AddHours(7));

        Assert.Equal(Neutral(JsonReportWriter.Write(first), "aaaaaaaaaaaa", ExampleSite.Now), Neutral(JsonReportWriter.Write(second), "bbbbbbbbbbbb", ExampleSite.Now.AddHours(7)));
        Assert.Equal(Neutral(HtmlReportWriter.Write(first), "aaaaaaaaaaaa", ExampleSite.Now), Neutral(HtmlReportWriter.Write(second), "bbbbbbbbbbbb", ExampleSite.Now.AddHours(7)));
    }

    [Fact]
    public void The_drifted_example_gives_the_golden_report() => Golden.Match("drifted.golden.json", JsonReportWriter.Write(ExampleSite.Drifted().Scan()));

    [Fact]
    public void Every_field_that_readers_rely_on_is_there()
    {
        using var json = JsonDocument.Parse(JsonReportWriter.Write(ExampleSite.WithManifest().Scan()));
        var root = json.RootElement;

        Assert.Equal(["schemaVersion", "site", "run", "scanned", "taken", "plan", "recording", "verdict", "coverage", "counts", "sources", "notes", "results", "flows", "nevers"], root.EnumerateObject().Select(p => p.Name));
        Assert.Equal("2026-11-20T06:00:00Z", root.GetProperty("taken").GetString());
        Assert.Equal("Compliant", root.GetProperty("verdict").GetString());
        Assert.All(root.GetProperty("results").EnumerateArray(), result => Assert.Equal(
            ["check", "clause", "title", "status", "reason", "severity", "asset", "subject", "drift", "expected", "actual", "why", "fix", "evidence", "identity"],
            result.EnumerateObject().Select(p => p.Name)));
        Assert.All(root.GetProperty("results").EnumerateArray().SelectMany(r => r.GetProperty("evidence").EnumerateArray()),
            evidence => Assert.Matches("^[0-9a-f]{64}$", evidence.GetProperty("sha256").GetString()));
    }

    [Fact]
    public void Names_in_other_scripts_stay_readable_and_markup_is_escaped()
    {
        var site = ExampleSite.Healthy().Edit("iks/ippools.json", "\"cidr\": \"172.30.0.0/16\"", "\"cidr\": \"172.29.0.0/16\"").Edit("iks/ippools.json", "default-ipv4-ippool", "기본 <b>풀</b>");

        var text = Encoding.UTF8.GetString(JsonReportWriter.Write(site.Scan()));

        Assert.Contains("기본", text);
        Assert.DoesNotContain("<b>", text);
    }

    private static string Neutral(byte[] report, string run, DateTimeOffset now) => Encoding.UTF8.GetString(report)
        .Replace(run, "RUN").Replace(Timestamp.Text(now), "NOW").Replace(Timestamp.Readable(now), "NOW");
}
