using HybridDrift.Checks;
using HybridDrift.Checks.X;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.X;

public sealed class PublishedEndpointsTests
{
    private const string Edge = "nsx/edge-3.xml", Slices = "iks/endpointslices.json";

    /// <summary>The service of the data base leads to an address of the edge.</summary>
    private static ExampleSite Published() => ExampleSite.Healthy().EditPlan("iks-to-vcs: strongswan ", "iks-to-vcs: static-nat ").Edit(Slices, "\"192.168.140.20\"", "\"10.208.242.140\"");

    private static ExampleSite With(string rule) => Published().EditAfter(Edge, "<natRules>", "<natRule>", $"""
        <natRule><ruleId>299001</ruleId><ruleTag>299001</ruleTag><ruleType>user</ruleType><action>dnat</action><vnic>0</vnic>{rule}<translatedAddress>192.168.140.20</translatedAddress><loggingEnabled>false</loggingEnabled></natRule>
        <natRule>
        """);

    private const string Good = "<originalAddress>10.208.242.140</originalAddress><enabled>true</enabled><protocol>tcp</protocol><originalPort>3306</originalPort><translatedPort>3306</translatedPort>";

    [Fact]
    public void It_passes_when_the_edge_translates_what_the_service_names() => With(Good).ShouldPass<PublishedEndpoints>();

    [Fact]
    public void It_passes_when_no_service_leads_to_an_edge() => ExampleSite.Healthy().EditPlan("iks-to-vcs: strongswan ", "iks-to-vcs: static-nat ").ShouldPass<PublishedEndpoints>();

    [Fact]
    public void It_fails_when_no_rule_translates_it() =>
        Published().OnlyFinding<PublishedEndpoints>().ShouldFail(DriftKind.Missing, "an edge translates it", "no enabled destination NAT", Slices, "items[");

    [Theory]
    [InlineData("<enabled>true</enabled>", "<enabled>false</enabled>")]
    [InlineData("<originalPort>3306</originalPort>", "<originalPort>3307</originalPort>")]
    [InlineData("10.208.242.140", "10.208.242.141")]
    public void It_fails_when_the_rule_is_another(string old, string now) =>
        With(Good.Replace(old, now)).OnlyFinding<PublishedEndpoints>().ShouldFail(DriftKind.Missing, "an edge translates it", "no enabled destination NAT", Slices);

    [Fact]
    public void It_passes_when_the_rule_takes_more() => With(Good.Replace("10.208.242.140", "10.208.242.136/29").Replace("<originalPort>3306<", "<originalPort>3000-4000<")).ShouldPass<PublishedEndpoints>();

    [Fact]
    public void It_does_not_apply_in_other_modes() => ExampleSite.Healthy().ShouldNotApply<PublishedEndpoints>("B3");

    [Theory]
    [InlineData(Edge)]
    [InlineData(Slices)]
    public void It_cannot_tell_without_a_document(string document) => With(Good).ShouldBeUnknownWithout<PublishedEndpoints>(document);
}
