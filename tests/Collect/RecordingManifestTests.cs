using System.Text;
using HybridDrift.Collect;
using HybridDrift.Tests.Sites.Parse;

namespace HybridDrift.Tests.Collect;

public sealed class RecordingManifestTests
{
    private const string Nodes = """{"kind":"NodeList","apiVersion":"v1","metadata":{},"items":[]}""";

    private static Recording With(string manifest, params IEnumerable<(string, string)> more) =>
        Recordings.Of([("recording.json", manifest), ("iks/nodes.json", Nodes), .. more]);

    [Fact]
    public void A_good_manifest_is_taken_over()
    {
        var recording = With("""
            {"site":"dal10","taken":"2026-11-20T06:00:00+01:00","sources":[{"name":"iks","completeness":"Complete","problems":[]}],"documents":[
              {"path":"iks/nodes.json","source":"iks","request":"GET /api/v1/nodes","time":"2026-11-20T06:00:01Z","bytes":62},
              {"path":"iks/strongswan.status.txt","exitCode":3}]}
            """, ("iks/strongswan.status.txt", ""));
        Assert.Equal("dal10", recording.Site);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 5, 0, 0, TimeSpan.Zero), recording.Taken);
        Assert.Equal(3, recording.Find("iks/strongswan.status.txt")!.ExitCode);
        Assert.Null(recording.Find("iks/nodes.json")!.ExitCode);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 6, 0, 1, TimeSpan.Zero), recording.Find("iks/nodes.json")!.Time);
        Assert.Empty(recording.Notes);
        Assert.Empty(recording.Site().Clusters["iks"].Nodes.Whole());
    }

    [Fact]
    public void The_exit_code_decides_what_no_output_means()
    {
        var manifest = """{"documents":[{"path":"iks/strongswan.status.txt","exitCode":CODE},{"path":"iks/nodes.json"}]}""";
        Assert.True(Status("3").Value.DaemonStopped);
        Assert.Equal(Completeness.Failed, Status("1").Completeness);
        Assert.Equal(Completeness.Failed, Status("null").Completeness);

        Reading<HybridDrift.Sites.IpsecStatus> Status(string code) =>
            Assert.Single(With(manifest.Replace("CODE", code), ("iks/strongswan.status.txt", "")).Site().Clusters["iks"].IpsecStatuses);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("not json")]
    [InlineData("""{"site":7}""")]
    [InlineData("""{"site":"\ud800"}""")]
    [InlineData("""{"site":"a","site":"b"}""")]
    [InlineData("""{"taken":"yesterday"}""")]
    [InlineData("""{"taken":"0001-01-01T00:00:00+14:00"}""")]
    [InlineData("""{"sources":{}}""")]
    [InlineData("""{"sources":[7]}""")]
    [InlineData("""{"sources":[{}]}""")]
    [InlineData("""{"sources":[{"name":"IKS of Dallas"}]}""")]
    [InlineData("""{"sources":[{"name":"iks","completeness":"Mostly"}]}""")]
    [InlineData("""{"sources":[{"name":"iks","completeness":"7"}]}""")]
    [InlineData("""{"sources":[{"name":"iks","completeness":"Complete,Partial"}]}""")]
    [InlineData("""{"documents":[{}]}""")]
    [InlineData("""{"documents":[{"path":"iks/nodes.json","bytes":"62"}]}""")]
    [InlineData("""{"documents":[{"path":"iks/nodes.json","bytes":1e99}]}""")]
    [InlineData("""{"documents":[{"path":"iks/nodes.json","exitCode":99999999999}]}""")]
    [InlineData("""{"documents":[{"path":"iks/nodes.json"},{"path":"iks/nodes.json"}]}""")]
    public void Nothing_is_complete_when_the_manifest_cannot_be_understood(string manifest)
    {
        var nodes = With(manifest).Site().Clusters["iks"].Nodes;
        Assert.Equal(Completeness.Partial, nodes.Completeness);
        Assert.Contains("cannot be understood", Assert.Single(nodes.Problems).What);
    }

    [Fact]
    public void Deep_nesting_is_a_manifest_that_cannot_be_understood() =>
        Assert.Single(With($$"""{"site":{{new string('[', 10_000)}}""").ProblemsOf("iks/nodes.json"));

    [Fact]
    public void Nothing_is_complete_when_the_manifest_could_not_be_read()
    {
        var contents = new Dictionary<string, ReadOnlyMemory<byte>> { ["iks/nodes.json"] = Encoding.UTF8.GetBytes(Nodes) };
        var recording = Recording.Of(contents, [new("recording.json", "", "is larger than 64 MiB and was not read")]);
        recording.Site().Clusters["iks"].Nodes.PartialBecause("is larger than");
        Assert.Empty(recording.Missing);
    }

    [Fact]
    public void A_byte_order_mark_is_skipped()
    {
        byte[] manifest = [0xEF, 0xBB, 0xBF, .. """{"site":"dal10"}"""u8];
        Assert.Equal("dal10", Recordings.OfBytes(("recording.json", manifest)).Site);
    }

    [Theory]
    [InlineData("""{"path":"iks/nodes.json","bytes":61}""", "is 62 bytes long, but 61 were recorded")]
    [InlineData("""{"path":"iks/nodes.json","bytes":62,"sha256":"00"}""", "has been altered since it was recorded")]
    [InlineData("""{"path":"iks/nodes.json","sha256":"5d1d"}""", "has been altered since it was recorded")]
    public void An_altered_document_is_not_read(string entry, string says)
    {
        var nodes = With($$"""{"documents":[{{entry}}]}""").Site().Clusters["iks"].Nodes;
        Assert.Equal("iks/nodes.json", nodes.Failure(says).Document);
        Assert.Empty(nodes.Value);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_document_with_its_own_hash_is_read_in_any_case_of_the_hash(bool upper)
    {
        var sha256 = Recordings.Of(("iks/nodes.json", Nodes)).Find("iks/nodes.json")!.Sha256;
        var entry = $$"""{"path":"iks/nodes.json","bytes":62,"sha256":"{{(upper ? sha256.ToUpperInvariant() : sha256)}}"}""";
        With($$"""{"documents":[{{entry}}]}""").Site().Clusters["iks"].Nodes.Whole();
    }

    [Fact]
    public void A_problem_of_a_document_is_about_that_document_only()
    {
        var site = With("""{"sources":[{"name":"iks","completeness":"Partial","problems":[{"document":"iks/nodes.json","where":"items","what":"403 for two of them"}]}]}""",
            ("iks/ippools.json", """{"kind":"IPPoolList","metadata":{},"items":[]}""")).Site();
        Assert.Equal(new("iks/nodes.json", "items", "403 for two of them"), site.Clusters["iks"].Nodes.PartialBecause("403"));
        site.Clusters["iks"].IpPools.Whole();
    }

    [Theory]
    [InlineData("""{"name":"iks","problems":[{"what":"timed out"}]}""", "timed out")]
    [InlineData("""{"name":"iks","problems":[{"document":"recording.json","what":"timed out"}]}""", "timed out")]
    [InlineData("""{"name":"iks","problems":[{"document":"GET /api/v1/nodes","what":"timed out"}]}""", "timed out")]
    [InlineData("""{"name":"iks","problems":[{}]}""", "is not complete")]
    [InlineData("""{"name":"iks","completeness":"partial"}""", "says that iks was not read completely")]
    [InlineData("""{"name":"iks","completeness":"Failed","problems":[]}""", "says that iks was not read completely")]
    public void A_problem_of_a_source_is_about_all_of_its_documents(string source, string says)
    {
        var site = With($$"""{"sources":[{{source}}]}""", ("icp/nodes.json", Nodes)).Site();
        site.Clusters["iks"].Nodes.PartialBecause(says);
        site.Clusters["icp"].Nodes.Whole();
    }

    [Fact]
    public void A_failed_source_is_so_for_documents_that_it_has_no_word_about() =>
        With("""{"sources":[{"name":"iks","completeness":"Failed","problems":[{"document":"iks/pods.json","what":"403"}]}]}""")
            .Site().Clusters["iks"].Nodes.PartialBecause("was not read completely");

    [Fact]
    public void Documents_that_the_manifest_promises_are_missing_and_failed()
    {
        var recording = With("""
            {"documents":[{"path":"iks/nodes.json"},{"path":"iks/services.yaml"},{"path":"nsx/edge-9.xml"},{"path":"icp/pod-1.strongswan.status.txt"},{"path":"../etc/passwd"}]}
            """);
        Assert.Equal(["icp/pod-1.strongswan.status.txt", "iks/services.yaml", "nsx/edge-9.xml"], recording.Missing);
        var site = recording.Site();
        Assert.Equal("iks/services.yaml", site.Clusters["iks"].Services.Failure("recording.json lists it").Document);
        site.Edges["edge-9"].Nat.Failure("recording.json lists it");
        Assert.Single(site.Clusters["icp"].IpsecStatuses).Failure("recording.json lists it");
    }

    [Fact]
    public void Why_a_document_is_missing_is_said_in_the_words_of_the_manifest() =>
        With("""{"sources":[{"name":"iks","problems":[{"document":"iks/services.json","what":"403 Forbidden"}]}]}""")
            .Site().Clusters["iks"].Services.Failure("is not in the recording: 403 Forbidden");

    [Fact]
    public void A_document_that_the_manifest_does_not_list_is_a_note()
    {
        var recording = With("""{"documents":[{"path":"iks/nodes.json"}]}""", ("iks/pods.json", "{}"));
        Assert.Equal("iks/pods.json", Assert.Single(recording.Notes).Document);
    }
}
