using System.Text;
using HybridDrift.Storage;

namespace HybridDrift.Tests.Storage;

/// <summary>What is neither kept nor served.</summary>
public abstract partial class ReportLibraryContract
{
    [ContractFact]
    public async Task What_was_changed_in_the_store_is_not_served()
    {
        var saved = await Library.SaveAsync(Report(content: "kept"), None);
        await Store.ReplaceAsync(saved.NameOf("report.json"), Encoding.UTF8.GetBytes("changed"), null, None);
        await Store.DeleteAsync(saved.NameOf("report.sarif.json"), None);

        await Assert.ThrowsAsync<InvalidDataException>(() => Library.OpenAsync(Site, "run00001", "report.json", None));
        await Assert.ThrowsAsync<InvalidDataException>(() => Library.OpenAsync(Site, "run00001", "report.sarif.json", None));

        await Store.ReplaceAsync(saved.NameOf("manifest.json"), Encoding.UTF8.GetBytes("{}"), null, None);
        await Assert.ThrowsAsync<InvalidDataException>(RunsAsync);
        await Assert.ThrowsAsync<InvalidDataException>(() => Library.LatestAsync(Site, None));
    }

    [ContractTheory]
    [InlineData("../site", "run00001", "a.txt")]
    [InlineData("a/b", "run00001", "a.txt")]
    [InlineData("", "run00001", "a.txt")]
    [InlineData(Site, "run0001", "a.txt")]
    [InlineData(Site, "RUN00001", "a.txt")]
    [InlineData(Site, "run00001\n", "a.txt")]
    [InlineData(Site, "run00001", "manifest.json")]
    [InlineData(Site, "run00001", "Manifest.JSON")]
    [InlineData(Site, "run00001", "B.TXT")]
    [InlineData(Site, "run00001", "a/b.txt")]
    [InlineData(Site, "run00001", "../a.txt")]
    [InlineData("s123456789s123456789s123456789s123456789s123456789s123456789s123456789s123456789", "run00001",
        "f123456789f123456789f123456789f123456789f123456789f123456789f123456789f123456789f123456789")]
    public async Task A_report_with_a_name_that_cannot_be_used_is_not_begun(string site, string run, string file)
    {
        var report = new ReportFiles(site, Time, run, "Drift", [FileOf("b.txt", "b"), FileOf(file, "x")]);

        await Assert.ThrowsAsync<ArgumentException>(() => Library.SaveAsync(report, None));

        Assert.Empty(await NamesAsync());
    }

    [ContractTheory]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("")]
    public async Task A_site_that_cannot_be_is_refused(string site)
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await Library.ListAsync(site, None).AnyAsync());
        await Assert.ThrowsAsync<ArgumentException>(() => Library.LatestAsync(site, None));
        await Assert.ThrowsAsync<ArgumentException>(() => Library.OpenAsync(site, "run00001", "report.json", None));
    }
}
