using System.Net;
using HybridDrift.Jobs;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Web.Pages;

/// <summary>The pages as the local head serves them.</summary>
public sealed partial class ServedPagesTests : IAsyncLifetime
{
    private const string Healthy = "healthy00001", Drifted = "drifted00001", Key = "0123456789abcdef-key";

    private ServedPages served = null!;

    public async Task InitializeAsync() => served = await ServedPages.StartAsync();

    public async Task DisposeAsync() => await served.DisposeAsync();

    [Fact]
    public async Task A_site_without_a_report_waits_for_it_and_one_with_a_report_does_not()
    {
        Assert.Contains("http-equiv=\"refresh\"", await served.PageAsync("/"));
        Assert.Contains("http-equiv=\"refresh\"", await served.PageAsync("/sites/dal10"));

        await served.KeepAsync(ExampleSite.Healthy(), Healthy, ExampleSite.Now);

        var (sites, site) = (await served.PageAsync("/"), await served.PageAsync("/sites/dal10"));
        Assert.DoesNotContain("refresh", sites + site);
        Assert.Contains("<span class=\"verdict Compliant\">", sites);
        Assert.Contains($"<a href=\"/sites/dal10/reports/{Healthy}\">newest report</a>", site);
        Assert.Contains("<td>none</td>", site);
    }

    [Fact]
    public async Task Trouble_of_scans_is_told_in_words()
    {
        await served.KeepAsync(ExampleSite.Healthy(), Healthy, ExampleSite.Now);
        await new SiteStatuses(served.Store).ChangeAsync(ServedPages.Site, s => s.WithFailure(new("failed00001", ExampleSite.Now, "There is no <recording>.")).WithGiven(new("given000001", ExampleSite.Now, "Too often.")), default);

        var (sites, site) = (await served.PageAsync("/"), await served.PageAsync("/sites/dal10?asked=given000001"));

        Assert.All(new[] { sites, site }, page => Assert.Contains("1 attempt to scan failed since the newest report, the last at 2026-11-22 08:30:00 UTC: There is no &lt;recording&gt;.", page));
        Assert.All(new[] { sites, site }, page => Assert.Contains("A scan was given up at 2026-11-22 08:30:00 UTC (run given000001): Too often.", page));
        Assert.Contains("The scan that was asked for was given up", site);
        Assert.Contains("Compliant</span><br><small>when last scanned", sites);
    }

    [Fact]
    public async Task A_button_asks_for_a_scan_and_the_site_shows_its_report_when_it_is_done()
    {
        var answer = await served.SendAsync("/sites/dal10/scans", HttpMethod.Post, ("Origin", served.Address), ("Sec-Fetch-Site", "same-origin"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        var site = answer.Headers["Location"];
        Assert.Matches("^/sites/dal10[?]asked=[0-9a-f]{16}$", site);
        Assert.Contains("A scan was asked for.", await served.PageAsync(site));
        await served.WorkAsync();
        Assert.Contains("The scan that was asked for is done", await served.PageAsync(site));
    }

    [Theory]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task A_page_of_another_site_cannot_press_the_button(string header, string value)
    {
        var answer = await served.SendAsync("/sites/dal10/scans", HttpMethod.Post, (header, value));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.StartsWith("text/html", answer.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Empty(await served.Store.ListAsync($"state/{IScanJobs.Name}/", default).ToListAsync());
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap_and_keep_what_was_chosen()
    {
        for (var i = 0; i < 103; i++) await served.KeepBareAsync($"run{i:00000000}", ExampleSite.Now.AddMinutes(i), i % 10 == 0 ? "Drift" : "Compliant");

        var seen = new List<string>();
        for (var address = "/sites/dal10"; address.Length > 0;)
        {
            var page = await served.PageAsync(address);
            seen.AddRange(Between(page, "name=\"before\" value=\"", "\""));
            address = Between(page, "name=\"older\" value=\"", "\"").FirstOrDefault(m => m.Length > 0) is { } mark ? $"/sites/dal10?older={mark}" : "";
        }
        Assert.Equal(Enumerable.Range(0, 103).Reverse().Select(i => $"run{i:00000000}"), seen);

        var drift = await served.PageAsync("/sites/dal10?verdict=Drift");
        Assert.Equal(Enumerable.Range(0, 11).Reverse().Select(i => $"run{i * 10:00000000}"), Between(drift, "name=\"before\" value=\"", "\""));
        var chosen = await served.PageAsync("/sites/dal10?verdict=Drift&before=run00000077&after=run00000099");
        Assert.Contains("name=\"before\" value=\"run00000077\" checked=\"\"", chosen);
        Assert.Contains("name=\"after\" value=\"run00000099\" checked=\"\"", chosen);
        Assert.Contains("<input type=\"hidden\" name=\"verdict\" value=\"Drift\">", chosen);
    }

    [Fact]
    public async Task A_report_is_shown_as_it_was_kept_with_a_way_back_and_runs_nothing()
    {
        await served.KeepAsync(ExampleSite.Healthy(), Healthy, ExampleSite.Now.AddHours(-1));
        await served.KeepAsync(ExampleSite.Drifted(), Drifted, ExampleSite.Now);

        var (answer, latest) = (await served.SendAsync($"/sites/dal10/reports/{Drifted}"), await served.PageAsync("/sites/dal10/reports/latest"));

        Assert.Equal(answer.Text, latest);
        Assert.Contains("<h1>Drift</h1>", latest);
        Assert.Contains("<a href=\"/sites/dal10\">All reports</a>", latest);
        Assert.Contains($"/sites/dal10/compare?before={Healthy}&amp;after={Drifted}", latest);
        Assert.StartsWith("sandbox; default-src 'none'", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }

    private static string[] Between(string text, string start, string end) => [.. text.Split(start).Skip(1).Select(p => p[..p.IndexOf(end, StringComparison.Ordinal)])];
}
