using System.Xml.Linq;
using HybridDrift.Collect;
using HybridDrift.Collect.Nsx;
using HybridDrift.Tests.Sites.Parse;
using HybridDrift.Tests.Sites.Parse.Nsx;

namespace HybridDrift.Tests.Collect.Nsx;

/// <summary>What becomes of a field: kept, hidden, or left as a name that parsers still see.</summary>
public sealed class RedactedFieldsTests
{
    [Fact]
    public void Of_an_unknown_element_only_the_name_is_kept()
    {
        var redacted = Redacted("nsx/ipset-12.xml", "<ipset class='a'><objectId>ipset-12</objectId><!-- no --><secret kind='x'>value<inner>more</inner></secret><value><![CDATA[10.0.0.1]]></value></ipset>");

        Assert.Equal("<ipset><objectId>ipset-12</objectId><secret /><value>10.0.0.1</value></ipset>", XElement.Parse(redacted).ToString(SaveOptions.DisableFormatting));
    }

    [Theory]
    [InlineData("<source>any</source>", "<source> is a text")]
    [InlineData("<source><newMember>x</newMember></source>", null)]
    [InlineData("<application>x</application>", "<application> is a text")]
    [InlineData("<source><ipAddress><a/></ipAddress></source>", "<source>")]
    public void What_no_parser_knows_in_a_rule_still_is_not_any(string side, string? says)
    {
        var text = EdgeDocument.WithFirewall($"<firewallRule><action>accept</action>{side}</firewallRule>").Text;
        var firewall = Recordings.Site(("nsx/edge-7.xml", Redacted("nsx/edge-7.xml", text))).Edges["edge-7"].Firewall;

        if (says is not null) firewall.PartialBecause(says);
        else Assert.Equal(["<newMember>"], firewall.Value.Rules[0].Source.Unresolved);
    }

    [Fact]
    public void A_value_that_is_no_flag_stays_a_problem_where_any_name_may_stand()
    {
        var text = EdgeDocument.WithFirewall("").Text.Replace("</staticRouting>", "</staticRouting><bgp><enabled>true</enabled><redistribution><enabled>true</enabled><rules><rule><action>permit</action><from><new>true</new><other>perhaps</other></from></rule></rules></redistribution></bgp>");
        var routing = Recordings.Site(("nsx/edge-7.xml", Redacted("nsx/edge-7.xml", text))).Edges["edge-7"].DynamicRouting;

        Assert.Equal(["new"], Assert.Single(routing.Value.Bgp!.Redistribution).From);
        routing.PartialBecause("<other> is neither true nor false");
    }

    [Fact]
    public void A_long_list_of_addresses_is_kept_whole()
    {
        var value = string.Join(',', Enumerable.Range(0, 5_000).Select(i => $"10.{i / 256}.{i % 256}.0/24"));

        Assert.Equal(value, XElement.Parse(Redacted("nsx/ipset-12.xml", $"<ipset><value>{value}</value></ipset>")).Value);
    }

    [Fact]
    public void A_field_that_matters_and_looks_like_a_secret_is_a_problem()
    {
        var problems = new List<Problem>();
        var kept = NsxRedaction.Redact(SafeXml.Load("<edge><name>token=abc</name><features><ipsec><sites><site><peerId>password=abc</peerId></site></sites></ipsec></features></edge>"), DocumentKind.Edge, "nsx/edge-7.xml", problems);

        Assert.DoesNotContain("abc", kept.ToString(), StringComparison.Ordinal);
        Assert.Equal("peerId", Assert.Single(problems).Where);
    }

    /// <summary>Half a character, and control characters, which NSX lets through.</summary>
    [Fact]
    public void Characters_that_XML_does_not_have_are_replaced()
    {
        var kept = Redacted("nsx/ipset-12.xml", "<ipset><name>a\u0001b&#x18;c 한국 \U0001F310</name></ipset>");

        Assert.Equal("a\uFFFDb\uFFFDc 한국 \U0001F310", XElement.Parse(kept).Element("name")!.Value);
    }

    private static string Redacted(string path, string text) => RedactionTests.Redacted(path, text);
}
