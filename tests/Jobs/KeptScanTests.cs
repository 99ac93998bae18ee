using HybridDrift.Collect;
using HybridDrift.Jobs;
using HybridDrift.Reports.Writers;
using HybridDrift.Storage;
using HybridDrift.Tests.Storage;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Jobs;

public sealed class KeptScanTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_is_kept_is_read_back_and_equal_scans_are_equal_bytes()
    {
        var scan = Scan(ExampleSite.WithManifest().Recording);

        var read = ScanArchive.Read(ScanArchive.Write(scan));

        Assert.Equal(ScanArchive.Write(scan), ScanArchive.Write(read));
        Assert.Equal(ExampleSite.WithManifest().Recording.Sha256, read.ReadRecording().Sha256);
        Assert.Equal((scan.Site, scan.Run, scan.Started), (read.Site, read.Run, read.Started));
        Assert.Equal(scan.Plan.ToArray(), read.Plan.ToArray());
    }

    [Fact]
    public async Task It_is_judged_as_the_recording_was_that_it_was_made_of()
    {
        var place = folder["recording"];
        ExampleSite.Drifted().Remove("nsx/edge-8.xml").WriteTo(place);
        await File.WriteAllTextAsync(Path.Combine(place, "notes.txt"), "not a document");
        var recording = await RecordingFolder.ReadAsync(place);

        var read = ScanArchive.Read(ScanArchive.Write(Scan(recording)));

        var plan = ExampleSite.Healthy().Plan;
        Assert.Equal(
            JsonReportWriter.Write(HybridDrift.Scan.Judge(plan, recording, "run00001", ExampleSite.Now)),
            JsonReportWriter.Write(HybridDrift.Scan.Judge(plan, read.ReadRecording(), read.Run, read.Started)));
        Assert.Contains(recording.Notes, n => n.Document == "notes.txt");
    }

    [Fact]
    public async Task The_first_that_is_kept_of_a_run_is_the_one()
    {
        var scans = new KeptScans(new FolderStore(folder.Path));
        await scans.KeepAsync(Scan(ExampleSite.WithManifest().Recording), None);

        var kept = await scans.KeepAsync(Scan(ExampleSite.Drifted().Recording), None);

        Assert.Equal(ExampleSite.WithManifest().Recording.Sha256, kept.ReadRecording().Sha256);
        Assert.Null(await scans.FindAsync("dal10", "run00002", None));
    }

    [Fact]
    public void What_is_no_kept_scan_is_told_as_damage()
    {
        Assert.Throws<InvalidDataException>(() => ScanArchive.Read("not a zip"u8.ToArray()));
        Assert.Throws<InvalidDataException>(() => ScanArchive.Read(ScanArchive.Write(Scan(ExampleSite.Healthy().Recording)).AsMemory()[..^100]));
    }

    [Fact]
    public void A_plan_of_another_site_is_not_used() =>
        Assert.Throws<PlanNotUsableException>(() => (Scan(ExampleSite.Healthy().Recording) with { Site = "fra02" }).ReadPlan());

    private static KeptScan Scan(Recording recording) => KeptScan.Of("dal10", "run00001", ExampleSite.Now, ExampleSite.Healthy().Plan.File, recording);
}
