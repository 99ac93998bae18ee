using HybridDrift.Storage;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Web.Pages;

public sealed partial class ServedPagesTests
{
    [Fact]
    public async Task Two_reports_are_compared_by_meaning_and_by_what_was_found()
    {
        await served.KeepAsync(ExampleSite.Healthy(), Healthy, ExampleSite.Now.AddHours(-1));
        await served.KeepAsync(ExampleSite.Drifted(), Drifted, ExampleSite.Now);

        var there = await served.PageAsync($"/sites/dal10/compare?before={Healthy}&after={Drifted}");
        var back = await served.PageAsync($"/sites/dal10/compare?before={Drifted}&after={Healthy}");
        var same = await served.PageAsync($"/sites/dal10/compare?before={Drifted}&after={Drifted}");

        var findings = ExampleSite.Drifted().Scan().Findings.Count();
        Assert.Contains($"{findings} new findings, 0 resolved, 0 in both.", there);
        Assert.Contains($"0 new findings, {findings} resolved, 0 in both.", back);
        Assert.Contains($"0 differences in the network, 0 new findings, 0 resolved, {findings} in both.", same);
        Assert.Contains("packet headers", there);
        Assert.Contains("(edge-3)", there);
        Assert.Contains("<h2>Flows that turned</h2>", there);
        Assert.Contains("is the later one", back);
        Assert.Contains("compared with itself", same);
        Assert.DoesNotContain("later one", there);
    }

    [Fact]
    public async Task What_was_not_read_is_told_before_anything_else()
    {
        await served.KeepAsync(ExampleSite.Drifted(), Drifted, ExampleSite.Now.AddHours(-1));
        await served.KeepAsync(ExampleSite.Drifted().Remove("icp/nodes.json"), Healthy, ExampleSite.Now);

        var page = await served.PageAsync($"/sites/dal10/compare?before={Drifted}&after={Healthy}");

        var places = new[] { "What could not be compared", "Not read on one side", "icp/nodes.json", "Decided before, and not after", "What the network does differently", "What was found" }.Select(t => page.IndexOf(t, StringComparison.Ordinal)).ToArray();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public async Task Without_the_recordings_findings_are_compared_and_that_is_told()
    {
        foreach (var (run, example) in new[] { (Healthy, ExampleSite.Healthy()), (Drifted, ExampleSite.Drifted()) })
            await new ReportLibrary(served.Store).SaveAsync(Scan.Files(Scan.Judge(example.Plan, example.Recording, run, ExampleSite.Now)), default);
        await served.KeepBareAsync("bare00000001", ExampleSite.Now, "Compliant");

        Assert.Contains($"The recording of run {Healthy} is not kept here", await served.PageAsync($"/sites/dal10/compare?before={Healthy}&after={Drifted}"));
        Assert.Contains("Cannot tell: nothing could be compared.", await served.PageAsync($"/sites/dal10/compare?before=bare00000001&after={Drifted}"));
    }

    [Fact]
    public async Task Names_in_a_recording_stay_text()
    {
        var evil = ExampleSite.Healthy().Edit("iks/ippools.json", "\"cidr\": \"172.30.0.0/16\"", "\"cidr\": \"172.29.0.0/16\"")
            .Edit("iks/ippools.json", "\"default-ipv4-ippool\"", System.Text.Json.JsonSerializer.Serialize(PageValues.Evil));
        await served.KeepAsync(ExampleSite.Healthy(), Healthy, ExampleSite.Now.AddHours(-1));
        await served.KeepAsync(evil, Drifted, ExampleSite.Now);

        var page = await served.PageAsync($"/sites/dal10/compare?before={Healthy}&after={Drifted}");

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;\uFFFDgnp", page);
        Assert.DoesNotContain("<script", page + await served.PageAsync("/sites/dal10/reports/latest"));
    }
}
