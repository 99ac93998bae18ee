using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HybridDrift.Collect;
using HybridDrift.Sites;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Sites.Parse.Nsx;

/// <summary>What is no good document of the API, however it went wrong, gives nothing and a reason.</summary>
public sealed class DamagedXmlTests
{
    private static readonly byte[] Good = Encoding.UTF8.GetBytes(new EdgeDocument { Nat = "<nat><natRules/><!-- 한글 --></nat>" }.Text);

    [Theory]
    [InlineData("", "is empty")]
    [InlineData(" \n\t ", "is empty")]
    [InlineData("no XML", "not well-formed")]
    [InlineData("<edge", "not well-formed")]
    [InlineData("<edge><id>edge-7</edge>", "not well-formed")]
    [InlineData("<edge/><edge/>", "not well-formed")]
    [InlineData("<edge>&nbsp;</edge>", "not well-formed")]
    [InlineData("<edge a='1' a='2'/>", "not well-formed")]
    [InlineData("<nat/>", "has the root element <nat>, expected <edge>")]
    [InlineData("<Edge/>", "has the root element <Edge>")]
    [InlineData("<edge xmlns='urn:x'><id>edge-7</id></edge>", "namespace")]
    [InlineData("<edge xmlns:x='urn:x'><x:id>edge-7</x:id></edge>", "namespace")]
    [InlineData("<error><details>The user does not exist</details><errorCode>203</errorCode></error>", "NSX API: 203 The user does not exist")]
    [InlineData("<errors><error><errorCode>13100</errorCode><details>[Routing]</details></error></errors>", "NSX API: 13100 [Routing]")]
    [InlineData("<errors/>", "is an error answer of the NSX API")]
    [InlineData("<error/>", "is an error answer of the NSX API")]
    [InlineData("<fault><details>x</details></fault>", "has the root element <fault>")]
    [InlineData("""{"errors":[{"errorCode":12009}]}""", "is JSON, not XML")]
    [InlineData("[]", "is JSON, not XML")]
    [InlineData("<!DOCTYPE html><html><body>Bad Username</body></html>", "is an HTML page")]
    [InlineData("\n<HTML>", "is an HTML page")]
    [InlineData("<?xml version='1.0'?><!DOCTYPE edge><edge/>", "holds a DTD")]
    [InlineData("<!DOCTYPE edge SYSTEM 'file:///etc/passwd'><edge/>", "holds a DTD")]
    [InlineData("<!DOCTYPE edge [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><edge><id>&x;</id></edge>", "holds a DTD")]
    [InlineData("<!DOCTYPE edge [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><edge>&c;</edge>", "holds a DTD")]
    public void Nothing_is_read_from_what_is_no_edge(string text, string says) => AssertFailed(Parse(text), says);

    [Fact]
    public void Nothing_is_read_from_what_is_nested_ten_thousand_deep()
    {
        AssertFailed(Parse(string.Concat(Enumerable.Repeat("<edge>", 10_000)) + string.Concat(Enumerable.Repeat("</edge>", 10_000))), "not well-formed");
        AssertFailed(Parse(string.Concat(Enumerable.Repeat("<a>", 1_000_000))), "not well-formed");
    }

    [Fact]
    public void Blank_space_before_the_root_is_not_an_empty_document() => AssertFailed(Parse(new string(' ', 1000) + "<nat/>"), "has the root element");

    [Fact]
    public void An_error_is_cut_to_a_line()
    {
        var edge = Parse($"<error><errorCode>311</errorCode><details>first\nsecond {new string('x', 100_000)}</details></error>");
        var what = Assert.Single(edge.Nat.Problems).What;
        Assert.Contains("311 first second", what);
        Assert.InRange(what.Length, 200, 300);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_said_to_be_so() =>
        AssertFailed(Recordings.OfBytes(("nsx/edge-7.xml", [.. "<edge><id>"u8, 0xC3, 0x28, .. "</id></edge>"u8])).Site().Edges["edge-7"], "is not UTF-8 text");

    [Fact]
    public void An_encoding_that_the_document_claims_is_not_followed() =>
        Parse(new EdgeDocument().Text.Replace("UTF-8", "utf-7")).Nat.Whole();

    [Property(MaxTest = 300)]
    public Property Nothing_is_read_from_a_document_that_is_cut_off() => Prop.ForAll(
        Gen.Choose(0, Good.Length - "</edge>".Length).ToArbitrary(),
        length => AssertFailed(Recordings.OfBytes(("nsx/edge-7.xml", Good[..length])).Site().Edges["edge-7"], ""));

    [Fact]
    public void Nothing_is_read_from_the_example_cut_off_anywhere()
    {
        var text = Encoding.UTF8.GetBytes(ExampleSite.Healthy()["nsx/edge-7.xml"]);
        for (var length = 0; length < text.Length - 20; length += 997)
            AssertFailed(Recordings.OfBytes(("nsx/edge-7.xml", text[..length])).Site().Edges["edge-7"], "");
    }

    [Property(MaxTest = 500)]
    public void Any_bytes_are_answered(byte[] bytes) => AssertFailed(Recordings.OfBytes(("nsx/edge-7.xml", bytes ?? [])).Site().Edges["edge-7"], "");

    [Property(MaxTest = 300)]
    public Property A_document_with_bytes_changed_is_answered() => Prop.ForAll(
        Gen.ArrayOf(Gen.Zip(Gen.Choose(0, Good.Length - 1), Gen.Choose(0, 255)), 5).ToArbitrary(),
        changes =>
        {
            var bytes = Good.ToArray();
            foreach (var (at, value) in changes) bytes[at] = (byte)value;
            var edge = Recordings.OfBytes(("nsx/edge-7.xml", bytes)).Site().Edges["edge-7"];
            Assert.All(EdgeDocument.Readings(edge), r => Assert.Equal(r.Completeness != Completeness.Complete, r.Problems.Count > 0));
        });

    [Theory]
    [InlineData("\u0001")]
    [InlineData("\u0005")]
    [InlineData("\u0018")]
    [InlineData("&#x1;")]
    [InlineData("&#5;")]
    public void Control_characters_in_a_name_are_replaced(string control)
    {
        var rule = Assert.Single(EdgeDocument.WithFirewall($"<firewallRule><id>1</id><name>a{control}b</name><action>accept</action></firewallRule>").Parse().Firewall.Whole().Rules);
        Assert.Equal("a\uFFFDb", rule.Name);
    }

    [Fact]
    public void Control_characters_in_an_address_are_not_taken_out_of_it() =>
        EdgeDocument.WithRoutes("<route><network>10.0.0.0/8</network><nextHop>10.0.0.&#1;1</nextHop></route>").Parse().Routing.PartialBecause("next hop");

    private static Edge Parse(string text) => Recordings.Site(("nsx/edge-7.xml", text)).Edges["edge-7"];

    private static void AssertFailed(Edge edge, string says) => Assert.All(EdgeDocument.Readings(edge), r =>
    {
        Assert.Equal(Completeness.Failed, r.Completeness);
        Assert.Contains(says, Assert.Single(r.Problems).What);
    });
}
