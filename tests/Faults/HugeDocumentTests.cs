using HybridDrift.Collect;
using HybridDrift.Reports;
using HybridDrift.Tests.Storage;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Faults;

/// <summary>
/// Documents that are too large, or as large as they may be, cost memory in proportion to their size and no more, and
/// are never the reason of a Pass.
/// </summary>
[Collection(Alone.Name)]
public sealed class HugeDocumentTests
{
    private const int Large = 8 << 20;

    /// <summary>What a scan may allocate, all told and not at once, for each byte of a document.</summary>
    private const long PerByte = 80, Beside = 200L << 20;

    private const string Status = "iks/vpn-vcs-strongswan-6c9d8b7f5-x2k9q.strongswan.statusall.txt";

    public static TheoryData<string, string> Cases()
    {
        var data = new TheoryData<string, string>();
        foreach (var noise in Noise.Xml.Keys) data.Add(noise == "one list of addresses" ? "nsx/ipset-11.xml" : "nsx/edge-7.xml", noise);
        foreach (var noise in Noise.Json.Keys) data.Add(noise == "ports that are none" ? "iks/services.json" : "iks/pods.json", noise);
        foreach (var noise in Noise.Text.Keys) data.Add(Status, noise);
        foreach (var path in new[] { "nsx/edges.xml", "nsx/dfw.xml", "nsx/virtualwires.xml", "nsx/application-101.xml", "nsx/edge-3.healthsummary.xml", "nsx/edge-3.ipsec-statistics.xml" }) data.Add(path, "empty elements");
        foreach (var path in new[] { "iks/apis.json", "iks/vlan-ip-config.json", "iks/strongswan-routes.json", "iks/nodes.json", "iks/ippools.json", "iks/w1.ip-route.json" }) data.Add(path, "empty objects");
        foreach (var path in new[] { "iks/w1.birdcl-routes.txt", "iks/w1.birdcl-protocols.txt" }) data.Add(path, "child lines of none");
        return data;
    }

    [Theory(Timeout = 300_000)]
    [MemberData(nameof(Cases))]
    public async Task Memory_grows_with_the_document_and_nothing_passes_by_it_when_it_is_noise(string path, string noise)
    {
        // Rules are looked at by pairs: an edge has room for some thousands, which is what this comes to.
        var size = noise == "rules" ? Large / 8 : Large;
        var site = ExampleSite.Healthy().Replace(path, Of(path)[noise](size));
        var recording = site.Recording;

        var before = GC.GetTotalAllocatedBytes();
        var report = await Task.Run(() => Scan.Judge(site.Plan, recording, ExampleSite.RunId, ExampleSite.Now));
        var files = Scan.Files(report);
        var allocated = GC.GetTotalAllocatedBytes() - before;

        Assert.True(allocated < Beside + PerByte * Large, $"{allocated >> 20} MiB allocated for {Large >> 20} MiB of {noise}");
        Assert.All(files.Files, f => Assert.True(f.Content.Length < 4 << 20, $"{f.Name} is {f.Content.Length >> 20} MiB"));
        Assert.DoesNotContain(report.Results, r => r.Status == HybridDrift.Checks.Status.Pass && Baseline.Value.All(b => b.Identity != r.Identity));
        Assert.All(report.Results.Where(r => r.Status == HybridDrift.Checks.Status.Fail), f => Assert.True(MayFail(path, noise), $"false alarm {f.Check} {f.Subject}: {f.Actual}"));
    }

    [Theory]
    [InlineData("nsx/edge-7.xml")]
    [InlineData("nsx/ipset-11.xml")]
    [InlineData("iks/nodes.json")]
    [InlineData(Status)]
    [InlineData(RecordingLayout.Manifest)]
    public async Task A_document_of_a_hundred_megabytes_is_refused_without_being_loaded(string path)
    {
        using var folder = new TemporaryFolder();
        ExampleSite.Healthy().WriteTo(folder.Path);
        using (var file = File.Create(Path.Combine(folder.Path, path))) file.SetLength(100_000_000);

        var before = GC.GetTotalAllocatedBytes();
        var recording = await RecordingFolder.ReadAsync(folder.Path);
        var allocated = GC.GetTotalAllocatedBytes() - before;

        Assert.True(allocated < 20 << 20, $"{allocated >> 20} MiB allocated");
        Assert.Contains(recording.Notes, n => n.Document == path && n.What == "is larger than 64 MiB and was not read");
        var report = Scan.Judge(ExampleSite.Healthy().Plan, recording, ExampleSite.RunId, ExampleSite.Now);
        Assert.Equal(Verdict.CannotTell, report.Verdict);
        Assert.Contains(report.Results, r => r.Status == HybridDrift.Checks.Status.Unknown && r.Reason.Contains(path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_recording_is_read_up_to_a_limit_when_its_documents_are_many_and_large()
    {
        using var folder = new TemporaryFolder();
        ExampleSite.Healthy().WriteTo(folder.Path);
        for (var i = 0; i < 9; i++)
        {
            using var file = File.Create(Path.Combine(folder.Path, "nsx", $"ipset-{900 + i}.xml"));
            file.SetLength(RecordingFolder.MaxDocumentBytes);
        }

        var recording = await RecordingFolder.ReadAsync(folder.Path);

        Assert.True(recording.Documents.Sum(d => (long)d.Content.Length) <= RecordingFolder.MaxRecordingBytes);
        Assert.Contains(recording.Notes, n => n.Document == "nsx/ipset-908.xml" && n.What.Contains("was not read: with it, the recording is larger than 512 MiB"));
    }

    private static readonly Lazy<IReadOnlyList<ReportResult>> Baseline = new(() => ExampleSite.Healthy().Scan().Results);

    private static IReadOnlyDictionary<string, Func<int, byte[]>> Of(string path) =>
        path.EndsWith(".xml", StringComparison.Ordinal) ? Noise.Xml : path.EndsWith(".json", StringComparison.Ordinal) ? Noise.Json : Noise.Text;

    /// <summary>Well-formed noise that is a good document of another network.</summary>
    private static bool MayFail(string path, string noise) => (path, noise) is ("nsx/ipset-11.xml", _) or ("nsx/edge-7.xml", "rules") or ("iks/pods.json", "pods" or "keys of all names");
}
