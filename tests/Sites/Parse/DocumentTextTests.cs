using System.Text;
using HybridDrift.Collect;
using HybridDrift.Sites.Parse;
using HybridDrift.Tests.Sites.Parse.Nsx;

namespace HybridDrift.Tests.Sites.Parse;

/// <summary>PowerShell saves redirected output as UTF-16, and editors put marks before UTF-8.</summary>
public sealed class DocumentTextTests
{
    private const string Nodes = """{"kind":"NodeList","apiVersion":"v1","metadata":{},"items":[{"metadata":{"name":"작업자-😀"}}]}""";
    private static readonly Encoding[] Encodings = [new UTF8Encoding(false), new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true)];

    [Fact]
    public void Json_is_read_in_every_encoding() => Assert.All(Encodings, encoding =>
        Assert.Equal("작업자-😀", Assert.Single(Read(encoding, Nodes).Clusters["iks"].Nodes.Whole()).Name));

    [Fact]
    public void Yaml_is_read_in_every_encoding() => Assert.All(Encodings, encoding =>
        Assert.Equal("작업자", Assert.Single(Read(encoding, "apiVersion: v1\r\nitems:\r\n- metadata:\r\n    name: 작업자\r\nkind: NodeList\r\nmetadata: {}\r\n").Clusters["iks"].Nodes.Whole()).Name));

    [Fact]
    public void Xml_is_read_in_every_encoding_though_it_says_utf8() => Assert.All(Encodings, encoding =>
        Recordings.OfBytes(("nsx/edge-7.xml", [.. encoding.GetPreamble(), .. encoding.GetBytes(new EdgeDocument().Text)])).Site().Edges["edge-7"].Nat.Whole());

    [Fact]
    public void A_status_is_read_in_every_encoding() => Assert.All(Encodings, encoding =>
        Assert.Single(Recordings.OfBytes(("iks/strongswan.status.txt", [.. encoding.GetPreamble(), .. encoding.GetBytes("Security Associations (0 up, 0 connecting):\n  none\n")]))
            .Site().Clusters["iks"].IpsecStatuses).Whole());

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x7B })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0xD8 })]
    [InlineData(new byte[] { 0xFE, 0xFF, 0xDC, 0x00, 0x00, 0x7B })]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0xC0, 0x80 })]
    [InlineData(new byte[] { 0x7B, 0xE9, 0x7D })]
    public void Half_characters_are_no_text(byte[] bytes)
    {
        Assert.Null(DocumentText.Decode(Recordings.OfBytes(("iks/nodes.json", bytes)).Find("iks/nodes.json")!, out var problem));
        Assert.Equal(new Problem("iks/nodes.json", "", "is not UTF-8 text"), problem);
        Recordings.OfBytes(("iks/nodes.json", bytes)).Site().Clusters["iks"].Nodes.Failure("is not UTF-8 text");
    }

    [Fact]
    public void Utf16_without_its_mark_is_not_guessed() =>
        Assert.Equal(Completeness.Failed, Recordings.OfBytes(("iks/nodes.json", Encoding.Unicode.GetBytes(Nodes))).Site().Clusters["iks"].Nodes.Completeness);

    private static HybridDrift.Sites.Site Read(Encoding encoding, string text) =>
        Recordings.OfBytes(("iks/nodes.json", [.. encoding.GetPreamble(), .. encoding.GetBytes(text)])).Site();
}
