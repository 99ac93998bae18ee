using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using HybridDrift.Jobs;
using HybridDrift.Reports;
using HybridDrift.Reports.Writers;
using HybridDrift.Tests.Support;
using HybridDrift.Web.Pages;

namespace HybridDrift.Tests.Web.Pages;

/// <summary>Pages as values in, bytes out.</summary>
public sealed partial class PageTests
{
    private static readonly Dictionary<string, Func<byte[]>> Pages = new()
    {
        ["sites"] = () => SitesPage.Write([PageValues.Given, PageValues.Now("old", "Compliant", failures: 2), PageValues.Now("well", "Compliant"), PageValues.Now("late", "Compliant", overdue: true), PageValues.Now("gone", "CannotTell", hasPlan: false)]),
        ["waiting"] = () => SitesPage.Write([PageValues.Now(verdict: null), PageValues.Now("well", "Compliant")]),
        ["site"] = () => SitePage.Write(PageValues.Given, new(), PageValues.Lines, [], "20261122T120000Z-run00000001"),
        ["site-older"] = () => SitePage.Write(PageValues.Now(failures: 1), new(Verdict.Drift, "20261122T180000Z-run00000005", "run00000009", "run00000003", "run00000007"), PageValues.Lines, [PageValues.Line(9, "Drift", null)], null),
        ["compare"] = () => ComparePage.Write(PageValues.Two),
        ["error"] = () => ErrorPage.Write("No such site", "There is neither a plan nor a report of a site of that name."),
    };

    public static TheoryData<string> Names => [.. Pages.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_is_the_golden_one(string name) =>
        // The look is not repeated in each of them.
        Golden.Match($"page-{name}.golden.html", Encoding.UTF8.GetBytes(Style().Replace(Page(name), "<style></style>")));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_runs_and_loads_nothing_and_escapes_what_was_read(string name)
    {
        var page = Page(name);

        Assert.DoesNotMatch(new Regex(@"<script|javascript:|<[^>]*\son\w+=|<link|<img|<iframe|@import|url\(|https?://|Hunter2", RegexOptions.IgnoreCase), page);
        Assert.DoesNotContain('\u202E', page);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_can_be_used_without_seeing_it(string name)
    {
        var page = Parse(Page(name));
        var all = page.Descendants().ToArray();
        var ids = all.Attributes("id").Select(a => a.Value).ToArray();

        Assert.Equal("en", page.Attribute("lang")?.Value);
        Assert.NotEmpty(page.Element("head")!.Element("title")!.Value);
        Assert.Single(all, e => e.Name == "h1");
        Assert.Equal("#main", page.Element("body")!.Elements().First().Attribute("href")?.Value);
        Assert.Equal("main", Assert.Single(all, e => e.Name == "main").Attribute("id")?.Value);
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(all.Where(e => e.Name == "th"), th => Assert.Contains(th.Attribute("scope")?.Value, new[] { "col", "row" }));
        Assert.All(all.Where(e => e.Name == "table"), t => Assert.NotEmpty(t.Parent!.Attribute("aria-label")!.Value));
        Assert.All(all.Where(e => e.Name == "input" && e.Attribute("type")?.Value != "hidden"), i => Assert.NotEmpty(i.Ancestors("label").Single().Value));
        Assert.All(all.Where(e => e.Name == "select"), s => Assert.Single(all, l => l.Name == "label" && l.Attribute("for")?.Value == s.Attribute("id")?.Value));
        Assert.All(all.Where(e => e.Name == "a" || e.Name == "button"), e => Assert.NotEmpty(e.Value.Trim()));
        Assert.All(all.Where(e => e.Attribute("class")?.Value.StartsWith("verdict ", StringComparison.Ordinal) == true), v => Assert.Matches("^(✓ Compliant|✗ Drift|[?] Cannot tell)$", v.Value));
    }

    [Theory]
    [InlineData("sites", false)]
    [InlineData("waiting", true)]
    [InlineData("site", false)]
    [InlineData("compare", false)]
    public void Only_a_page_that_waits_for_the_first_report_looks_again_by_itself(string name, bool does) => Assert.Equal(does, Page(name).Contains("http-equiv=\"refresh\" content=\"3\"", StringComparison.Ordinal));

    [Fact]
    public void A_first_scan_that_was_given_up_is_not_waited_for()
    {
        var page = Encoding.UTF8.GetString(SitesPage.Write([PageValues.Now(verdict: null, failures: 5) with { Given = [new FailedScan("run00000003", PageValues.Noon, "The plan names a recording.")] }]));

        Assert.DoesNotContain("http-equiv=\"refresh\"", page);
        Assert.Contains("The plan names a recording.", page);
        Assert.Contains("No report yet", page);
    }

    [Theory]
    [InlineData(2, false, true)]
    [InlineData(0, true, true)]
    [InlineData(0, false, false)]
    public void A_verdict_that_is_out_of_date_is_not_shown_as_one_of_now(int failures, bool overdue, bool hasPlan)
    {
        var now = PageValues.Now(verdict: "Compliant", failures: failures, overdue: overdue, hasPlan: hasPlan);

        Assert.Contains("1 compliant when last scanned.", Encoding.UTF8.GetString(SitesPage.Write([now])));
        var page = Encoding.UTF8.GetString(SitePage.Write(now, new(), PageValues.Lines, [], null));
        Assert.Contains("<header class=\"None\">", page);
        Assert.Contains("when last scanned", page);
    }

    [Fact]
    public void The_way_back_is_put_into_a_report_and_nothing_else_is_changed()
    {
        var kept = HtmlReportWriter.Write(ExampleSite.Drifted().Scan());

        var page = Encoding.UTF8.GetString(ReportBar.Insert(kept, "dal10", ExampleSite.RunId, "run00000001"));

        Assert.Contains("<a href=\"/sites/dal10\">All reports</a>", page);
        Assert.Contains("<a href=\"/sites/dal10/compare?before=run00000001&amp;after=0123456789ab\">", page);
        Assert.Equal(Encoding.UTF8.GetString(kept), Bar().Replace(page.Replace(PageStyle.Bar, ""), ""));
        Assert.Single(Parse(page).Descendants("h1"));
    }

    [Theory]
    [InlineData("<p>No report at all.</p>")]
    [InlineData("<body>\n</style>")]
    public void What_has_not_the_form_of_a_report_is_shown_as_it_was_kept(string kept) => Assert.Equal(kept, Encoding.UTF8.GetString(ReportBar.Insert(Encoding.UTF8.GetBytes(kept), "dal10", "run00000001", null)));

    private static string Page(string name) => Encoding.UTF8.GetString(Pages[name]());

    /// <summary>Void elements are the only difference between these pages and XML.</summary>
    private static XElement Parse(string page)
    {
        using var reader = System.Xml.XmlReader.Create(new StringReader(VoidElements().Replace(page.Replace("<!DOCTYPE html>", ""), "<$1$2/>")));
        return XElement.Load(reader);
    }

    [GeneratedRegex("<(meta|br|input)([^>]*)>")]
    private static partial Regex VoidElements();

    [GeneratedRegex("<style>.*</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("<a class=\"skip\".*<div id=\"report\" tabindex=\"-1\"></div>\n", RegexOptions.Singleline)]
    private static partial Regex Bar();
}
