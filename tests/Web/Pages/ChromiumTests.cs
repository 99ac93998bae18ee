using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Web.Pages;

/// <summary>The pages in a real browser without script, by keyboard alone, seen as a screen reader sees them.</summary>
public sealed class ChromiumTests
{
    private const string Healthy = "healthy00001", Drifted = "drifted00001";

    [ChromiumFact]
    public async Task By_keyboard_one_gets_from_the_sites_to_a_report_and_back_and_compares_two()
    {
        await using var served = await StartAsync();
        await using var browser = await Chromium.StartAsync();

        await browser.OpenAsync(served.Address);
        await browser.TabToAsync("link", "dal10");
        await browser.FollowAsync("Enter");
        await IsAsync(browser, "dal10 – HybridDrift", "dal10");

        await browser.TabToAsync("link", "2026-11-22 08:00:00 UTC");
        await browser.FollowAsync("Enter");
        await IsAsync(browser, "dal10: Drift", "Drift");

        await browser.TabToAsync("link", "What changed since then");
        await browser.FollowAsync("Enter");
        await IsAsync(browser, "Two reports compared – HybridDrift", "Two reports compared");

        await browser.OpenAsync($"{served.Address}/sites/dal10/reports/latest");
        await browser.TabToAsync("link", "All reports");
        await browser.FollowAsync("Enter");
        await IsAsync(browser, "dal10 – HybridDrift", "dal10");

        // The newest is chosen as "after", the one before it as "before"; the arrow moves on to the third.
        await browser.TabToAsync("radio", "before: report of 2026-11-22 07:00:00 UTC");
        await browser.PressAsync("ArrowDown");
        Assert.Contains(await browser.TreeAsync(), n => n is { Role: "radio", Name: "before: report of 2026-11-22 06:00:00 UTC", Checked: true, Focused: true });
        await browser.TabToAsync("button", "Compare");
        await browser.FollowAsync("Enter");
        var tree = await IsAsync(browser, "Two reports compared – HybridDrift", "Two reports compared");
        Assert.Contains(tree, n => n is { Role: "link", Name: "2026-11-22 06:00:00 UTC" });
        Assert.Contains(tree, n => n is { Role: "heading", Name: "What the network does differently" });
        Assert.Contains(tree, n => n is { Role: "columnheader", Name: "Before" });
    }

    [ChromiumFact]
    public async Task By_keyboard_one_asks_for_a_scan_and_finds_its_report()
    {
        await using var served = await StartAsync();
        await using var browser = await Chromium.StartAsync();

        await browser.OpenAsync($"{served.Address}/sites/dal10");
        await browser.TabToAsync("button", "Scan now");
        await browser.FollowAsync(" ");
        Assert.Contains(await browser.TreeAsync(), n => n.Role == "StaticText" && n.Name.StartsWith("A scan was asked for.", StringComparison.Ordinal));

        await served.WorkAsync();
        await browser.TabToAsync("link", "look again");
        await browser.FollowAsync("Enter");
        await browser.TabToAsync("link", "its report");
        await browser.FollowAsync("Enter");
        await IsAsync(browser, "dal10: Drift", "Drift");
    }

    [ChromiumFact]
    public async Task The_first_key_leads_past_what_every_page_has()
    {
        await using var served = await StartAsync();
        await using var browser = await Chromium.StartAsync();

        await browser.OpenAsync($"{served.Address}/sites/dal10");
        await browser.PressAsync("Tab");
        Assert.Contains(await browser.TreeAsync(), n => n is { Role: "link", Name: "Skip to the content", Focused: true });
        await browser.PressAsync("Enter");
        var tree = await browser.TreeAsync();
        Assert.Contains(tree, n => n is { Role: "main", Focused: true });
        Assert.All(new[] { "main", "navigation", "contentinfo" }, role => Assert.Single(tree, n => n.Role == role));
    }

    [ChromiumFact]
    public async Task On_a_narrow_screen_only_tables_scroll_sideways()
    {
        await using var served = await StartAsync();
        await using var browser = await Chromium.StartAsync();

        foreach (var path in new[] { "/", "/sites/dal10", $"/sites/dal10/compare?before={Healthy}&after={Drifted}", $"/sites/dal10/reports/{Drifted}", "/nothing" })
        {
            await browser.OpenAsync(served.Address + path);
            var (page, seen) = await browser.WidthAsync(320);
            Assert.True(page <= seen, $"{path} is {page} wide on a screen of {seen}.");
        }
    }

    private static async Task<ServedPages> StartAsync()
    {
        var served = await ServedPages.StartAsync();
        await served.KeepAsync(ExampleSite.Healthy(), "healthy00000", ExampleSite.Now.AddHours(-2.5));
        await served.KeepAsync(ExampleSite.Healthy(), Healthy, ExampleSite.Now.AddHours(-1.5));
        await served.KeepAsync(ExampleSite.Drifted(), Drifted, ExampleSite.Now.AddHours(-0.5));
        return served;
    }

    private static async Task<IReadOnlyList<Accessible>> IsAsync(Chromium browser, string title, string heading)
    {
        var tree = await browser.TreeAsync();
        Assert.Equal(title, Assert.Single(tree, n => n.Role == "RootWebArea").Name);
        Assert.Contains(tree, n => n.Role == "heading" && n.Name == heading);
        return tree;
    }
}
