using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using HybridDrift.Changes;
using HybridDrift.Local.Output;
using HybridDrift.Reports;
using HybridDrift.Reports.Writers;
using HybridDrift.Tests.Changes;
using HybridDrift.Tests.Support;
using NJsonSchema;
using Spectre.Console.Testing;

namespace HybridDrift.Tests.Reports;

public sealed class ReviewReportTests
{
    private static readonly Lazy<Task<JsonSchema>> Schema = new(() => JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "infra", "report.schema.json")));

    private static Report Report(ExampleSite before, ExampleSite after, params IReadOnlyList<string> scope)
    {
        var scan = after.Scan("after0000000", ChangeTickets.After);
        return scan.Report with { Review = ChangeReviewer.Of(ChangeTickets.Notice(ChangePhase.Review, scope), after.Plan.Plan, before.Scan("before000000", ChangeTickets.Before), scan) };
    }

    private static Report Drifted() => Report(ExampleSite.Healthy(), ExampleSite.Drifted(), "icp-edge", "iks/calico", "edge-70");

    [Fact]
    public void A_review_of_the_drifted_example_gives_the_golden_report() => Golden.Match("review.golden.json", JsonReportWriter.Write(Drifted()));

    [Fact]
    public void A_review_of_the_drifted_example_gives_the_golden_page() => Golden.Match("review.golden.html", HtmlReportWriter.Write(Drifted()));

    [Fact]
    public async Task Every_kind_of_review_fits_the_schema()
    {
        await Fits(Drifted());
        await Fits(Report(ExampleSite.Drifted(), ExampleSite.Healthy(), "iks", "icp", "icp-edge", "vcs-edge", "nsx"));
        await Fits(Report(ExampleSite.Healthy(), ExampleSite.Healthy().Remove("icp/nodes.json")));
        var alone = ExampleSite.Drifted().Scan("after0000000", ChangeTickets.After);
        await Fits(alone.Report with { Review = ChangeReviewer.Of(ChangeTickets.Notice(ChangePhase.Canceled, "iks/calico"), ExampleSite.Drifted().Plan.Plan, null, alone) });
        await Fits(OpenChange.Mark(alone.Report, ExampleSite.Drifted().Plan.Plan, [new("jira", "NET-7", null, null, ["icp-edge"])]));
    }

    [Theory]
    [InlineData("\"verdict\": \"CollateralDrift\"", "\"verdict\": \"Drift\"")]
    [InlineData("\"turn\": \"broken\"", "\"turn\": \"worse\"")]
    [InlineData("\"certain\": true", "\"certain\": \"yes\"")]
    [InlineData("\"number\": \"CHG0030001\"", "\"number\": \"CHG 1\"")]
    public async Task The_schema_refuses_what_no_review_says(string written, string wrong)
    {
        var json = Encoding.UTF8.GetString(JsonReportWriter.Write(Drifted()));
        Assert.Contains(written, json);

        Assert.NotEmpty((await Schema.Value).Validate(json.Replace(written, wrong)));
    }

    [Fact]
    public void The_page_says_first_what_became_of_the_change()
    {
        var page = Page(Drifted());

        var order = new[] { "<h1>Drift</h1>", "<section class=\"review CollateralDrift\">", "Change CHG0030001", "Compared with run before000000", "Changed outside of its scope: ", "Changed in its scope: ", "Flows that turned", "<td class=\"Broken\">broken</td>", "Findings", "What was read" };
        var places = order.Select(text => page.IndexOf(text, StringComparison.Ordinal)).ToArray();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.Contains("<td class=\"count\">281,474,976,710,656</td>", page);
        Assert.Contains("Not known, and taken to cover nothing: edge-70.", page);
    }

    [Fact]
    public void What_could_not_be_compared_is_on_the_page()
    {
        var page = Page(Report(ExampleSite.Healthy(), ExampleSite.Healthy().Remove("icp/nodes.json"), "icp-edge"));

        Assert.Contains("<span class=\"tag CannotTell\">Cannot tell</span> Change CHG0030001", page);
        Assert.Contains("<td>icp, nodes</td><td>after: icp/nodes.json: ", page);
    }

    [Fact]
    public void The_page_is_well_formed_and_runs_nothing()
    {
        var page = Page(Drifted());
        Assert.DoesNotMatch(new Regex(@"<script|javascript:|\son\w+=|<link|<img|<iframe|@import|url\(|https?://", RegexOptions.IgnoreCase), page);

        var xml = Regex.Replace(page.Replace("<!DOCTYPE html>", ""), @"<(meta|br)([^>]*)>", "<$1$2/>");
        using var reader = System.Xml.XmlReader.Create(new StringReader(xml));
        Assert.Equal("html", XElement.Load(reader).Name.LocalName);
    }

    /// <summary>Names of rules and services are free text, and so is the scope of a ticket.</summary>
    [Fact]
    public void Text_from_the_network_is_escaped_and_its_secrets_are_hidden()
    {
        var after = ExampleSite.Drifted().Edit("nsx/edge-7.xml", "ICP API for support", "&lt;script&gt;alert(1)&lt;/script&gt; password=Sommer2026").Edit("iks/ippools.json", "172.29.0.0/16", "172.28.0.0/16");
        var report = Report(ExampleSite.Healthy(), after, "<script>alert(2)</script>", "psk: Sommer2026", "icp-edge");

        var page = Page(report);
        Assert.Contains("&lt;script&gt;alert(1)", page);
        Assert.Contains("&lt;script&gt;alert(2)", page);
        Assert.DoesNotContain("<script", page);
        Assert.DoesNotContain("Sommer2026", page);
        Assert.DoesNotContain("Sommer2026", Encoding.UTF8.GetString(JsonReportWriter.Write(report)));
    }

    [Fact]
    public void The_terminal_says_the_verdict_on_the_change()
    {
        var console = new TestConsole().Width(2000);

        ConsoleSummary.Write(console, Drifted(), []);

        Assert.Contains("CHG0030001: Collateral drift. ", console.Output);
    }

    private static string Page(Report report) => Encoding.UTF8.GetString(HtmlReportWriter.Write(report));

    private static async Task Fits(Report report) =>
        Assert.Empty((await Schema.Value).Validate(Encoding.UTF8.GetString(JsonReportWriter.Write(report))));
}
