using System.Text;
using HybridDrift.Collect;

namespace HybridDrift.Tests.Collect;

public sealed class LiveRecordingTests : IDisposable
{
    private static readonly DateTimeOffset Taken = new(2026, 11, 20, 7, 0, 0, TimeSpan.FromHours(1));
    private readonly string folder = Directory.CreateTempSubdirectory("hybriddrift-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static CollectedDocument Document(string path, string text, int? exitCode = null) => new(path, Encoding.UTF8.GetBytes(text), "GET /" + path, Taken, exitCode);

    private static readonly CollectedSource[] Sources =
    [
        new("nsx", [Document("nsx/edge-7.xml", "<edge><id>edge-7</id></edge>")], [new("nsx/edge-8.xml", "", "answered 403: give the account the role Auditor")]),
        new("iks", [Document("iks/p.strongswan.statusall.txt", "", exitCode: 3)], []),
        new("icp", [], [new("icp", "", "did not answer within 60 s")]),
    ];

    [Fact]
    public void The_recording_knows_what_was_read_when_and_how()
    {
        var recording = Recording.Of(LiveRecording.Contents("dal10", Taken, Sources), []);

        Assert.Equal(("dal10", Taken), (recording.Site, recording.Taken!.Value));
        Assert.Equal(3, recording.Find("iks/p.strongswan.statusall.txt")!.ExitCode);
        Assert.All(recording.Documents, d => Assert.Null(recording.Altered(d)));
        Assert.Empty(recording.ProblemsOf("nsx/edge-7.xml"));
        Assert.Empty(recording.Notes);
    }

    [Fact]
    public void A_document_that_was_not_read_says_why_and_a_source_that_gave_nothing_stands_for_all_of_its_documents()
    {
        var recording = Recording.Of(LiveRecording.Contents("dal10", Taken, Sources), []);

        Assert.Equal("answered 403: give the account the role Auditor", recording.WhyMissing("nsx/edge-8.xml"));
        Assert.Contains("did not answer", recording.WhyMissing("icp/nodes.json"));
    }

    [Fact]
    public async Task A_recording_that_was_written_is_the_same_when_it_is_read()
    {
        var contents = LiveRecording.Contents("dal10", Taken, Sources);
        var target = Path.Combine(folder, "new");

        await RecordingFolder.WriteAsync(target, contents);

        Assert.Equal(Recording.Of(contents, []).Sha256, (await RecordingFolder.ReadAsync(target)).Sha256);
    }

    [Fact]
    public async Task A_folder_that_holds_something_is_not_written_into()
    {
        File.WriteAllText(Path.Combine(folder, "mine.txt"), "");

        await Assert.ThrowsAsync<IOException>(() => RecordingFolder.WriteAsync(folder, LiveRecording.Contents("dal10", Taken, Sources)));
        Assert.Single(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task A_path_that_is_none_of_a_recording_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => RecordingFolder.WriteAsync(folder, new Dictionary<string, ReadOnlyMemory<byte>> { ["../out.txt"] = default }));
}
