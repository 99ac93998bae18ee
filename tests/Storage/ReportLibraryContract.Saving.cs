using System.Text;
using HybridDrift.Storage;

namespace HybridDrift.Tests.Storage;

/// <summary>Saving again, in the middle, and at the same time.</summary>
public abstract partial class ReportLibraryContract
{
    [ContractFact]
    public async Task Saving_the_same_again_changes_nothing()
    {
        await Library.SaveAsync(Report(), None);
        var before = await NamesAsync();

        await Library.SaveAsync(Report(), None);
        await Library.SaveAsync(Report() with { Time = Time.ToUniversalTime(), Files = [.. Report().Files.Reverse()] }, None);

        Assert.Equal(before, await NamesAsync());
    }

    [ContractFact]
    public async Task A_finished_report_takes_no_other_content_and_no_other_file()
    {
        await Library.SaveAsync(Report(content: "kept"), None);
        var before = await NamesAsync();
        ReportFiles[] others =
        [
            Report(content: "other"), Report(content: "kept", verdict: "Compliant"),
            Report(content: "kept") with { Files = [FileOf("a.txt", "new"), .. Report(content: "kept").Files] },
        ];

        foreach (var other in others)
            await Assert.ThrowsAsync<InvalidOperationException>(() => Library.SaveAsync(other, None));

        Assert.Equal(before, await NamesAsync());
        Assert.Equal("kept", await TextAsync("reports/site-1/2026/03/04/050607Z-run00001/report.json"));
    }

    [ContractFact]
    public async Task An_unfinished_report_takes_no_other_content()
    {
        var half = new ReportLibrary(WatchedStore.Broken(Store, 1, afterwards: false));
        await Assert.ThrowsAsync<IOException>(() => half.SaveAsync(Report(content: "kept"), None));

        await Assert.ThrowsAsync<InvalidOperationException>(() => Library.SaveAsync(Report(content: "other"), None));

        Assert.Equal("kept", await TextAsync("reports/site-1/2026/03/04/050607Z-run00001/report.sarif.json"));
        Assert.Empty(await RunsAsync());
    }

    [ContractTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_interrupted_save_shows_all_or_nothing_and_can_be_repeated(bool afterwards)
    {
        await Library.SaveAsync(Report("run00000", minutes: -1), None);
        var counter = WatchedStore.Broken(Store, -1, afterwards);
        await new ReportLibrary(counter).SaveAsync(Report("counting", minutes: -2) with { Site = "site-2" }, None);
        Assert.Equal(4, counter.Writes); // two files, the manifest, the pointer

        for (var k = 0; k < counter.Writes; k++)
        {
            var report = Report($"run0000{k + 1}", minutes: k);
            var broken = WatchedStore.Broken(Store, k, afterwards);
            await Assert.ThrowsAsync<IOException>(() => new ReportLibrary(broken).SaveAsync(report, None));

            var finished = k + (afterwards ? 1 : 0) >= 3;
            var pointed = k + (afterwards ? 1 : 0) >= 4;
            Assert.Equal(finished, (await RunsAsync()).Contains(report.Run));
            Assert.Equal(pointed ? report.Run : $"run0000{k}", (await Library.LatestAsync(Site, None))!.Run);
            foreach (var file in report.Files)
                Assert.Equal(finished, await Library.OpenAsync(Site, report.Run, file.Name, None) is not null);

            await Library.SaveAsync(report, None);
            Assert.Equal(report.Run, (await RunsAsync())[0]);
            Assert.Equal(report.Run, (await Library.LatestAsync(Site, None))!.Run);
            Assert.NotNull(await Library.OpenAsync(Site, ReportLibrary.Latest, "report.json", None));
        }
    }

    [ContractFact]
    public async Task An_older_run_never_replaces_a_newer_one_as_the_latest()
    {
        await Library.SaveAsync(Report("run00005", minutes: 5), None);
        await Library.SaveAsync(Report("run00004", minutes: 4), None);
        Assert.Equal("run00005", (await Library.LatestAsync(Site, None))!.Run);

        await Task.WhenAll(Enumerable.Range(10, 20).Reverse().Select(i =>
            Task.Run(() => new ReportLibrary(Open()).SaveAsync(Report($"run000{i}", minutes: i), None))));

        Assert.Equal("run00029", (await Library.LatestAsync(Site, None))!.Run);
        Assert.Equal(22, (await RunsAsync()).Count);
    }

    [ContractTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_newer_run_that_comes_between_stays_the_latest(bool pointedBefore)
    {
        if (pointedBefore)
            await Library.SaveAsync(Report("run00001"), None);
        var slow = new WatchedStore(
            Store,
            n => n == 3 ? Library.SaveAsync(Report("run00003", minutes: 3), None) : Task.CompletedTask,
            _ => Task.CompletedTask);

        await new ReportLibrary(slow).SaveAsync(Report("run00002", minutes: 2), None);

        Assert.Equal("run00003", (await Library.LatestAsync(Site, None))!.Run);
    }

    [ContractTheory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"folder":"reports/site-2/2026/03/04/050607Z-run00009","run":"run00009","time":"2026-03-04T05:06:07+00:00","verdict":"Drift"}""")]
    [InlineData("""{"folder":"reports/site-1/2027/03/04/050607Z-../x","run":"../x","time":"2027-03-04T05:06:07+00:00","verdict":"Drift"}""")]
    public async Task A_pointer_that_cannot_be_used_is_passed_over_and_replaced(string content)
    {
        await Library.SaveAsync(Report("run00009") with { Site = "site-2" }, None);
        await Library.SaveAsync(Report(), None);
        await Store.ReplaceAsync(new("state/site-1/latest.json"), Encoding.UTF8.GetBytes(content), null, None);

        Assert.Equal("run00001", (await Library.LatestAsync(Site, None))?.Run);
        await Library.SaveAsync(Report(), None);
        Assert.Contains("reports/site-1/2026/03/04/050607Z-run00001", await TextAsync("state/site-1/latest.json"));
    }
}
