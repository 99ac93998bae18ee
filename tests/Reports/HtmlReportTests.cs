using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using HybridDrift.Reports.Writers;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Reports;

public sealed class HtmlReportTests
{
    [Fact]
    public void The_drifted_example_gives_the_golden_page() => Golden.Match("drifted.golden.html", HtmlReportWriter.Write(ExampleSite.Drifted().Scan()));

    [Fact]
    public void The_page_stands_alone_and_runs_nothing()
    {
        var page = Page(ExampleSite.Drifted());

        Assert.Contains("default-src 'none'", page);
        Assert.DoesNotMatch(new Regex(@"<script|javascript:|\son\w+=|<link|<img|<iframe|@import|url\(|https?://", RegexOptions.IgnoreCase), page);
    }

    [Fact]
    public void The_verdict_comes_first_then_what_was_not_read_then_findings_worst_first()
    {
        var page = Page(ExampleSite.Drifted().Remove("icp/nodes.json"));

        var order = new[] { "<h1>Drift</h1>", "What was read", "icp/nodes.json: is not in the recording", "What departs from the plan", ">Critical</span>", ">High</span>", "What could not be decided", "Everything that was checked" };
        var places = order.Select(text => page.IndexOf(text, StringComparison.Ordinal)).ToArray();

        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void Text_from_the_network_is_escaped()
    {
        const string Evil = "</td><script>alert(1)</script>\"'&\u202Egnp";
        var page = Page(ExampleSite.Healthy()
            .Edit("iks/ippools.json", "\"cidr\": \"172.30.0.0/16\"", "\"cidr\": \"172.29.0.0/16\"")
            .Edit("iks/ippools.json", "\"default-ipv4-ippool\"", System.Text.Json.JsonSerializer.Serialize(Evil)));

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;\uFFFDgnp", page);
        Assert.DoesNotContain("<script", page);
    }

    [Fact]
    public void The_page_is_well_formed()
    {
        var page = Page(ExampleSite.Drifted().Remove("icp/nodes.json"));
        // Void elements are the only difference between this page and XML.
        var xml = Regex.Replace(page.Replace("<!DOCTYPE html>", ""), @"<(meta|br)([^>]*)>", "<$1$2/>");

        using var reader = System.Xml.XmlReader.Create(new StringReader(xml));
        Assert.Equal("html", XElement.Load(reader).Name.LocalName);
    }

    [Fact]
    public void A_healthy_site_says_compliant_with_its_coverage()
    {
        var page = Page(ExampleSite.Healthy());

        Assert.Contains("<h1>Compliant</h1>", page);
        Assert.Matches(@"<dd>\d+ of \d+</dd><dt>decided</dt>", page);
        Assert.Contains("<dd>2</dd><dt>assumed</dt>", page);
    }

    private static string Page(ExampleSite site) => Encoding.UTF8.GetString(HtmlReportWriter.Write(site.Scan()));
}
