using System.Text;
using HybridDrift.Storage;

namespace HybridDrift.Tests.Storage;

/// <summary>Where reports lie, and how they are found and opened.</summary>
public abstract partial class ReportLibraryContract
{
    [ContractFact]
    public async Task A_report_lies_below_its_site_and_its_time_in_utc()
    {
        await Library.SaveAsync(Report(), None);

        Assert.Equal(
            [
                "reports/site-1/2026/03/04/050607Z-run00001/manifest.json",
                "reports/site-1/2026/03/04/050607Z-run00001/report.json",
                "reports/site-1/2026/03/04/050607Z-run00001/report.sarif.json",
                "state/site-1/latest.json",
            ],
            await NamesAsync());
    }

    [ContractFact]
    public async Task The_manifest_has_the_same_bytes_for_the_same_report()
    {
        await Library.SaveAsync(Report(), None);

        Assert.Equal(
            """
            {
              "site": "site-1",
              "run": "run00001",
              "time": "2026-03-04T05:06:07.25+00:00",
              "verdict": "Drift",
              "files": [
                {
                  "name": "report.json",
                  "contentType": "application/json",
                  "bytes": 2,
                  "sha256": "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
                },
                {
                  "name": "report.sarif.json",
                  "contentType": "application/sarif+json",
                  "bytes": 2,
                  "sha256": "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
                }
              ]
            }

            """,
            await TextAsync("reports/site-1/2026/03/04/050607Z-run00001/manifest.json"));
        Assert.Equal(
            """
            {
              "folder": "reports/site-1/2026/03/04/050607Z-run00001",
              "run": "run00001",
              "time": "2026-03-04T05:06:07.25+00:00",
              "verdict": "Drift"
            }

            """,
            await TextAsync("state/site-1/latest.json"));
    }

    [ContractFact]
    public async Task What_is_saved_is_listed_newest_first_and_read_back()
    {
        await Library.SaveAsync(Report("run00002", minutes: 1), None);
        await Library.SaveAsync(Report("run00003", minutes: 60 * 24 * 40), None);
        var saved = await Library.SaveAsync(Report("run00001"), None);
        await Library.SaveAsync(Report("other001") with { Site = "site-10" }, None);

        Assert.Equal(["run00003", "run00002", "run00001"], await RunsAsync());
        Assert.Equivalent(saved, await Library.ListAsync(Site, None).LastAsync(), strict: true);
        Assert.Equal("run00003", (await Library.LatestAsync(Site, None))?.Run);
    }

    [ContractFact]
    public async Task Nothing_is_there_when_nothing_was_saved()
    {
        Assert.Empty(await RunsAsync());
        Assert.Null(await Library.LatestAsync(Site, None));
        Assert.Null(await Library.OpenAsync(Site, ReportLibrary.Latest, "report.json", None));
    }

    [ContractTheory]
    [InlineData("run00001", "report.json", "first")]
    [InlineData("run00002", "report.json", "second")]
    [InlineData("latest", "report.sarif.json", "second")]
    [InlineData("latest", "manifest.json", null)]
    [InlineData("latest", "../../../../../../state/site-1/latest.json", null)]
    [InlineData("run00003", "report.json", null)]
    [InlineData("00001", "report.json", null)]
    [InlineData("../x", "report.json", null)]
    [InlineData("", "report.json", null)]
    public async Task A_file_opens_by_run_or_as_the_latest(string run, string file, string? expected)
    {
        await Library.SaveAsync(Report("run00001", content: "first"), None);
        await Library.SaveAsync(Report("run00002", minutes: 1, content: "second"), None);

        var opened = await Library.OpenAsync(Site, run, file, None);

        Assert.Equal(expected, opened is null ? null : Encoding.UTF8.GetString(opened.Content.Span));
        if (expected is not null)
            Assert.Equal(file == "report.json" ? "application/json" : "application/sarif+json", opened!.ContentType);
    }
}
