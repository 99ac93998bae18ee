using System.Net;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Web.Pages;

public sealed partial class ServedPagesTests
{
    [Theory]
    [InlineData("/nothing", 404)]
    [InlineData("/sites", 404)]
    [InlineData("/sites/other", 404)]
    [InlineData("/sites/DAL10", 404)]
    [InlineData("/sites/con", 404)]
    [InlineData("/sites/..%2f..%2fplans", 404)]
    [InlineData("/sites/%2e%2e/reports/latest", 404)]
    [InlineData("/sites/dal10/reports/latest", 404)]
    [InlineData("/sites/dal10/reports/..%2f..%2fplans%2fdal10", 404)]
    [InlineData("/sites/dal10/reports/%3Cscript%3Ealert(1)%3C%2Fscript%3E", 404)]
    [InlineData("/sites/dal10/compare?before=nothing00001&after=nothing00002", 404)]
    [InlineData("/sites/dal10/compare?before=../../plans/dal10&after=x", 404)]
    [InlineData("/sites/dal10/compare", 400)]
    [InlineData("/sites/dal10?older=../..", 400)]
    [InlineData("/sites/dal10?verdict=1", 400)]
    public async Task What_is_not_there_is_told_on_a_page_that_repeats_nothing(string path, int status)
    {
        var answer = await served.SendAsync(path);

        Assert.Equal(status, (int)answer.Status);
        Assert.Equal("text/html; charset=utf-8", answer.Headers["Content-Type"]);
        Assert.Contains("<a href=\"/\">All sites</a>", answer.Text);
        Assert.DoesNotContain("<script", answer.Text);
        Assert.DoesNotContain("nothing0000", answer.Text);
    }

    [Fact]
    public async Task Programs_are_answered_as_before()
    {
        foreach (var path in new[] { "/api/nothing", "/api/sites/other" }) Assert.StartsWith("application/problem+json", (await served.SendAsync(path)).Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await served.SendAsync("/sites/other/scans", HttpMethod.Post)).Status);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await served.SendAsync("/sites/dal10/scans")).Status);
    }

    [Fact]
    public async Task Every_page_lets_itself_do_nothing_and_sets_no_cookie()
    {
        await served.KeepAsync(ExampleSite.Healthy(), Healthy, ExampleSite.Now);

        foreach (var path in new[] { "/", "/sites/dal10", $"/sites/dal10/compare?before={Healthy}&after={Healthy}", "/nothing" })
        {
            var headers = (await served.SendAsync(path)).Headers;
            Assert.Equal("default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'", headers["Content-Security-Policy"]);
            Assert.Equal(("same-origin", "nosniff", "no-cache, private", "DENY"), (headers["Referrer-Policy"], headers["X-Content-Type-Options"], string.Join(", ", headers["Cache-Control"].Split(", ").Order(StringComparer.Ordinal)), headers["X-Frame-Options"]));
            Assert.False(headers.ContainsKey("Set-Cookie"));
        }
    }

    [Fact]
    public async Task Trouble_with_the_store_is_told_on_a_page()
    {
        await served.Store.ReplaceAsync(new($"reports/dal10/2026/11/22/083000Z-{Drifted}/manifest.json"), "{}"u8.ToArray(), null, default);

        var answer = await served.SendAsync("/sites/dal10");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.Contains("<h1>Stored data is damaged</h1>", answer.Text);
    }

    [Fact]
    public async Task With_a_key_pages_ask_for_it_as_a_password()
    {
        await using var guarded = await ServedPages.StartAsync(Key);

        var (without, with) = (await guarded.SendAsync("/"), await guarded.SendAsync("/", null, ("Authorization", "Basic " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"me:{Key}")))));

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (without.Status, with.Status));
        Assert.Contains("<h1>A key is needed</h1>", without.Text);
        Assert.DoesNotContain("dal10", without.Text);
    }
}
