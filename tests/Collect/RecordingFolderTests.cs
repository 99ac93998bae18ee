using HybridDrift.Collect;
using HybridDrift.Tests.Sites.Parse;
using HybridDrift.Tests.Storage;

namespace HybridDrift.Tests.Collect;

public sealed class RecordingFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Documents_of_all_folders_are_read()
    {
        Write("recording.json", """{"site":"dal10"}""");
        Write("nsx/edges.xml", "<a/>");
        Write("iks/nodes.json", "{}");
        var recording = await ReadAsync();
        Assert.Equal("dal10", recording.Site);
        Assert.Equal(["iks/nodes.json", "nsx/edges.xml"], recording.Documents.Select(d => d.Path));
    }

    [Fact]
    public async Task A_folder_is_the_same_recording_as_its_contents()
    {
        Write("nsx/edges.xml", "<a/>");
        Write("notes.txt", "mine");
        Assert.Equal(Recordings.Of(("nsx/edges.xml", "<a/>")).Sha256, (await ReadAsync()).Sha256);
    }

    [Fact]
    public async Task What_is_no_document_is_a_note()
    {
        Write("README.md", "");
        Write("iks/old/nodes.json", "{}");
        Write("iks/secrets.yaml", "");
        Write(".git/config", "");
        var recording = await ReadAsync();
        Assert.Empty(recording.Documents);
        Assert.Equal([".git/config", "README.md", "iks/old/", "iks/secrets.yaml"], recording.Notes.Select(n => n.Document).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Links_are_not_followed_and_what_they_stand_for_is_missing()
    {
        Write("elsewhere.xml", "<a/>");
        Write("elsewhere/nodes.json", "{}");
        Write("nsx/edges.xml", "<a/>");
        File.CreateSymbolicLink(At("nsx/edge-7.xml"), At("elsewhere.xml"));
        File.CreateSymbolicLink(At("nsx/edge-8.xml"), At("nowhere.xml"));
        Directory.CreateSymbolicLink(At("icp"), At("elsewhere"));
        Directory.CreateSymbolicLink(At("loop"), folder.Path);
        var recording = await ReadAsync();
        Assert.Equal(["elsewhere/nodes.json", "nsx/edges.xml"], recording.Documents.Select(d => d.Path));
        Assert.Equal(["icp", "loop", "nsx/edge-7.xml", "nsx/edge-8.xml"], recording.Notes.Where(n => n.What.Contains("link")).Select(n => n.Document).Order(StringComparer.Ordinal));
        recording.Site().Edges["edge-7"].Firewall.Failure("is a link");
    }

    [Fact]
    public async Task A_document_that_is_too_large_is_missing()
    {
        Write("iks/nodes.json", "");
        using (var file = File.OpenWrite(At("iks/nodes.json"))) file.SetLength(RecordingFolder.MaxDocumentBytes + 1);
        var recording = await ReadAsync();
        Assert.Equal(["iks/nodes.json"], recording.Missing);
        recording.Site().Clusters["iks"].Nodes.Failure("is not in the recording: is larger than 64 MiB");
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_is_missing()
    {
        Write("iks/a.strongswan.status.txt", "");
        Write("iks/b.strongswan.status.txt", "Security Associations (0 up, 0 connecting):\n  none\n");
        using var locked = new FileStream(At("iks/a.strongswan.status.txt"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var recording = await ReadAsync();
        var note = Assert.Single(recording.Notes);
        Assert.Equal("iks/a.strongswan.status.txt", note.Document);
        Assert.DoesNotContain(folder.Path, note.What);
        var statuses = recording.Site().Clusters["iks"].IpsecStatuses;
        Assert.Equal([Completeness.Failed, Completeness.Complete], statuses.Select(s => s.Completeness));
    }

    [Fact]
    public async Task A_manifest_that_cannot_be_read_is_not_the_same_as_none()
    {
        Write("recording.json", "{}");
        Write("iks/nodes.json", """{"kind":"NodeList","items":[]}""");
        using var locked = new FileStream(At("recording.json"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        (await ReadAsync()).Site().Clusters["iks"].Nodes.PartialBecause("could not be read");
    }

    [Fact]
    public async Task A_folder_in_the_place_of_a_document_is_a_note()
    {
        Directory.CreateDirectory(At("nsx/edges.xml"));
        Assert.Equal("nsx/edges.xml/", Assert.Single((await ReadAsync()).Notes).Document);
    }

    [Fact]
    public async Task A_backslash_in_a_name_does_not_lead_into_a_folder()
    {
        if (Path.DirectorySeparatorChar == '\\') return;
        Write("nsx/edges.xml", "<a/>");
        Write("nsx\\edges.xml", "<b/>");
        var recording = await ReadAsync();
        Assert.Equal(4, Assert.Single(recording.Documents).Content.Length);
        Assert.Equal("nsx\\edges.xml", Assert.Single(recording.Notes).Document);
        Assert.Equal(Recordings.Of(("nsx/edges.xml", "<a/>")).Sha256, recording.Sha256);
    }

    [Fact]
    public async Task No_folder_is_said_so() =>
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => RecordingFolder.ReadAsync(At("absent")));

    [Fact]
    public async Task An_empty_folder_is_an_empty_recording() => Assert.Empty((await ReadAsync()).Documents);

    private Task<Recording> ReadAsync() => RecordingFolder.ReadAsync(folder.Path);

    private string At(string path) => folder[path];

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }
}
