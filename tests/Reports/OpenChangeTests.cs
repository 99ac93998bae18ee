using System.Text;
using System.Text.Json;
using HybridDrift.Checks;
using HybridDrift.Local.Output;
using HybridDrift.Reports;
using HybridDrift.Reports.Writers;
using HybridDrift.Tests.Support;
using Spectre.Console.Testing;

namespace HybridDrift.Tests.Reports;

public sealed class OpenChangeTests
{
    private static readonly OpenChange Change = new("servicenow", "CHG0030001", ExampleSite.Now.AddHours(-1), ExampleSite.Now.AddHours(2), ["icp-edge/esg-nat", "edge-70"]);

    private static Report Drifted(params IReadOnlyList<OpenChange> changes)
    {
        var site = ExampleSite.Drifted();
        return Scan.Judge(site.Plan, site.Recording, ExampleSite.RunId, ExampleSite.Now, changes: changes);
    }

    [Fact]
    public void Findings_in_scope_are_marked_and_stay_findings()
    {
        var (plain, marked) = (Drifted(), Drifted(Change));

        Assert.Equal(["A3-1", "A6-1", "A6-2", "X3-2"], marked.Findings.Where(f => f.ExpectedBy.Count > 0).Select(f => f.Check).Order());
        Assert.All(marked.Findings.Where(f => f.ExpectedBy.Count > 0), f => Assert.Equal(["CHG0030001"], f.ExpectedBy));
        Assert.Equal(Verdict.Drift, marked.Verdict);
        Assert.Equal(plain.Results.Select(r => (r.Identity, r.Status)), marked.Results.Select(r => (r.Identity, r.Status)));
        Assert.Equal(["edge-70"], Assert.Single(marked.Changes).UnknownScope);
    }

    [Fact]
    public void Only_fails_are_marked()
    {
        var site = ExampleSite.Healthy().Remove("icp/nodes.json");
        var report = Scan.Judge(site.Plan, site.Recording, ExampleSite.RunId, ExampleSite.Now, changes: [Change with { Scope = ["iks", "icp", "icp-edge", "vcs-edge", "nsx"] }]);

        Assert.All(report.Results, r => Assert.Empty(r.ExpectedBy));
        Assert.NotEqual(0, report.Count(Status.Unknown));
        Assert.Equal(Verdict.CannotTell, report.Verdict);
    }

    [Fact]
    public void What_may_be_in_scope_only_is_not_marked() =>
        Assert.Empty(Drifted(Change with { Scope = ["iks/calico"] }).Findings.Single(f => f.Check == "F3.3-1").ExpectedBy);

    [Fact]
    public void A_finding_may_be_expected_by_several_changes() =>
        Assert.Equal(["CHG0030001", "CHG0030002"], Drifted(Change, Change with { Number = "CHG0030002", Scope = ["esg-nat"] }).Findings.Single(f => f.Check == "A3-1").ExpectedBy);

    [Fact]
    public void Without_changes_the_report_is_written_as_it_ever_was()
    {
        Assert.Equal(JsonReportWriter.Write(ExampleSite.Drifted().Scan()), JsonReportWriter.Write(Drifted([])));
        Assert.DoesNotContain("expected by", Encoding.UTF8.GetString(HtmlReportWriter.Write(Drifted())));
    }

    [Fact]
    public void The_marks_are_in_every_format()
    {
        var report = Drifted(Change);
        using var json = JsonDocument.Parse(JsonReportWriter.Write(report));
        var page = Encoding.UTF8.GetString(HtmlReportWriter.Write(report));

        Assert.Equal(4, json.RootElement.GetProperty("results").EnumerateArray().Count(r => r.TryGetProperty("expectedBy", out var by) && by[0].GetString() == "CHG0030001"));
        var change = Assert.Single(json.RootElement.GetProperty("changes").EnumerateArray());
        Assert.Equal("2026-11-22T10:30:00Z", change.GetProperty("end").GetString());
        Assert.Equal(4, page.Split("<span class=\"tag expected\">expected by CHG0030001</span>").Length - 1);
        Assert.Contains("<p class=\"open\">CHG0030001 is open until 2026-11-22 10:30:00 UTC: 4 departures in its scope expected; not known of its scope: edge-70.</p>", page);
    }

    [Fact]
    public void The_terminal_says_it_in_a_line()
    {
        var console = new TestConsole().Width(400);

        ConsoleSummary.Write(console, Drifted(Change), []);

        Assert.Contains("CHG0030001 is open until 2026-11-22 10:30:00 UTC: 4 departures in its scope expected", console.Output);
        Assert.Contains("outbound icp-workers (expected by CHG0030001)", console.Output);
    }

    [Fact]
    public void What_a_ticket_says_is_escaped_and_its_secrets_are_hidden()
    {
        var report = Drifted(Change with { Scope = ["<script>alert(1)</script>", "password=Sommer2026"] });

        var page = Encoding.UTF8.GetString(HtmlReportWriter.Write(report));
        Assert.Contains("&lt;script&gt;", page);
        Assert.DoesNotContain("<script", page);
        Assert.DoesNotContain("Sommer2026", page + Encoding.UTF8.GetString(JsonReportWriter.Write(report)));
    }
}
