using System.Text;
using HybridDrift.Tests.Sites.Parse;

namespace HybridDrift.Tests.Collect;

public sealed class RecordingTests
{
    private static readonly (string Path, string Text)[] Documents = [("nsx/edges.xml", "a"), ("iks/nodes.json", "b"), ("iks/pods.json", "c")];

    [Fact]
    public void The_hash_is_the_same_whatever_the_order() =>
        Assert.Equal(Recordings.Of(Documents).Sha256, Recordings.Of(Documents.Reverse()).Sha256);

    /// <summary>Stored reports carry it: a change here would make every old recording look altered.</summary>
    [Fact]
    public void The_hash_is_the_one_of_yesterday() =>
        Assert.Equal("7565ed349fad0de135784f845fecce28f018af15df132ce7efa5a35b828a0613", Recordings.Of(Documents).Sha256);

    [Theory]
    [InlineData("nsx/edges.xml", "A")]
    [InlineData("nsx/edges-2.xml", "a")]
    [InlineData("recording.json", "{}")]
    public void The_hash_is_another_when_a_document_is(string path, string text) =>
        Assert.NotEqual(Recordings.Of(Documents).Sha256, Recordings.Of(Documents.Where(d => d.Path != path).Append((path, text))).Sha256);

    [Fact]
    public void Files_that_are_no_documents_are_notes_and_do_not_count()
    {
        var recording = Recordings.Of([.. Documents, ("README.md", "x"), ("iks/secrets.json", "y")]);
        Assert.Equal(Recordings.Of(Documents).Sha256, recording.Sha256);
        Assert.Equal(["README.md", "iks/secrets.json"], recording.Notes.Select(n => n.Document));
        Assert.Null(recording.Find("iks/secrets.json"));
    }

    [Fact]
    public void Documents_come_in_order_of_path_without_the_manifest()
    {
        var recording = Recordings.Of([.. Documents, ("recording.json", "{}")]);
        Assert.Equal(["iks/nodes.json", "iks/pods.json", "nsx/edges.xml"], recording.Documents.Select(d => d.Path));
        Assert.Equal("b", Encoding.UTF8.GetString(recording.Find("iks/nodes.json")!.Content.Span));
    }

    [Fact]
    public void Without_a_manifest_nothing_is_missing_and_nothing_altered()
    {
        var recording = Recordings.Of(Documents);
        Assert.Null(recording.Site);
        Assert.Null(recording.Taken);
        Assert.Empty(recording.Missing);
        Assert.All(recording.Documents, d => Assert.Null(recording.Altered(d)));
        Assert.Empty(recording.ProblemsOf("nsx/edges.xml"));
    }

    [Fact]
    public void An_empty_recording_is_one()
    {
        var recording = Recordings.Of();
        Assert.Empty(recording.Documents);
        Assert.Empty(recording.Notes);
        Assert.NotEmpty(recording.Sha256);
    }
}
