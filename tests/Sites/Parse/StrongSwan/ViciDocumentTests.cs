using HybridDrift.Collect;
using HybridDrift.Sites;

namespace HybridDrift.Tests.Sites.Parse.StrongSwan;

/// <summary>What a gateway answered over VICI, as a recording holds it: whatever is wrong with it is a problem, and never less than there is.</summary>
public sealed class ViciDocumentTests
{
    private const string Connection = """
        {"section":"to-edge","version":"IKEv2","local_addrs":["%any"],"remote_addrs":["10.2.0.1"],"sections":[{"section":"local-1","id":"ibm-cloud","sections":[]},{"section":"remote-1","sections":[]},
        {"section":"children","sections":[{"section":"pods","mode":"TUNNEL","local-ts":["172.30.0.0/16"],"remote-ts":["192.168.10.0/24"],"sections":[]}]}]}
        """;

    private const string Sa = """
        {"section":"to-edge","uniqueid":"1","version":"2","state":"ESTABLISHED","local-host":"10.1.0.1","local-id":"ibm-cloud","remote-host":"10.2.0.1","remote-id":"on-prem","sections":[
        {"section":"child-sas","sections":[{"section":"pods-7","name":"pods","uniqueid":"7","state":"INSTALLED","mode":"TUNNEL","local-ts":["172.30.0.0/16"],"remote-ts":["192.168.10.0/24"],"sections":[]}]}]}
        """;

    [Fact]
    public void Connections_and_SAs_are_read()
    {
        var status = Parse(Document(Connection, Sa)).Whole();

        Assert.Equal(("5.9.8", "to-edge", "ibm-cloud", null), (status.Version, Assert.Single(status.Connections).Name, status.Connections[0].LocalId, status.Connections[0].RemoteId));
        Assert.Equal(("IKEv2", "pods", "connections[0]", "sas[0]"), (status.IkeSas[0].Version, Assert.Single(status.IkeSas[0].InstalledChildren).Name, status.Connections[0].Origin.Path, status.IkeSas[0].Origin.Path));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("{\"version\":{}", "is not valid JSON: it may be cut off")]
    [InlineData("[]", "holds not both the connections and the SAs of a gateway")]
    [InlineData("{\"sas\":[]}", "holds not both the connections and the SAs of a gateway")]
    [InlineData("{\"connections\":[],\"sas\":{}}", "holds not both the connections and the SAs of a gateway")]
    [InlineData("{\"connections\":[],\"sas\":[{\"section\":\"\\ud800\",\"sections\":[]}]}", "holds an escape sequence that is no character")]
    [InlineData("Status of IKE charon daemon (strongSwan 5.9.8):", "is not valid JSON")]
    public void What_is_no_such_document_is_not_read(string text, string says) => Parse(text).Failure(says);

    [Theory]
    [InlineData("\"version\":\"IKEv2\",", "", "a connection without its ends, its version or its children")]
    [InlineData("\"remote_addrs\":[\"10.2.0.1\"],", "", "a connection without its ends, its version or its children")]
    [InlineData("\"section\":\"children\"", "\"section\":\"others\"", "a connection without its ends, its version or its children")]
    [InlineData("\"local-ts\":[\"172.30.0.0/16\"],", "", "a child has no mode, or selectors that are missing or none that strongSwan prints")]
    [InlineData("172.30.0.0/16", "over there", "a child has no mode, or selectors that are missing or none that strongSwan prints")]
    [InlineData("\"%any\"", "7", "is no section as VICI has them")]
    [InlineData("\"id\":\"ibm-cloud\"", "\"id\":\"a\",\"id\":\"b\"", "is no section as VICI has them")]
    [InlineData("\"section\":\"to-edge\",", "", "is no section as VICI has them")]
    [InlineData("\"section\":\"to-edge\"", "\"section\":\"a\",\"section\":\"b\"", "is no section as VICI has them")]
    public void Connection_that_is_not_whole_is_a_problem(string old, string now, string says)
    {
        Assert.Contains(old, Connection);
        Assert.Equal("connections[0]", Parse(Document(Connection.Replace(old, now, StringComparison.Ordinal), Sa)).PartialBecause(says).Where);
    }

    [Theory]
    [InlineData("\"state\":\"ESTABLISHED\",", "", "an IKE SA without its state, number or ends")]
    [InlineData("\"section\":\"child-sas\"", "\"section\":\"others\"", "an IKE SA without its state, number or ends")]
    [InlineData("ESTABLISHED", "SLEEPING", "the state of this IKE SA is none that is known")]
    [InlineData("\"state\":\"INSTALLED\",", "", "a child SA without its state, number or mode")]
    [InlineData("\"local-ts\":[\"172.30.0.0/16\"],", "", "a child SA has selectors that are missing or none that strongSwan prints")]
    [InlineData("[\"172.30.0.0/16\"]", "[]", "one side of this child SA has no selector")]
    public void SA_that_is_not_whole_is_a_problem(string old, string now, string says)
    {
        Assert.Contains(old, Sa);
        Assert.Equal("sas[0]", Parse(Document(Connection, Sa.Replace(old, now, StringComparison.Ordinal))).PartialBecause(says).Where);
    }

    [Fact]
    public void SA_that_is_there_twice_is_a_problem() => Parse(Document(Connection, $"{Sa},{Sa}")).PartialBecause("this IKE SA is listed a second time");

    [Fact]
    public void Every_part_that_is_cut_off_makes_it_fail()
    {
        var whole = Document(Connection, Sa);
        for (var length = 0; length < whole.Length; length += 7) Assert.Equal(Completeness.Failed, Parse(whole[..length]).Completeness);
    }

    private static string Document(string connections, string sas) => $$"""{"version":{"version":"5.9.8"},"connections":[{{connections}}],"sas":[{{sas}}]}""";

    private static Reading<IpsecStatus> Parse(string text) => Assert.Single(Recordings.Site(("iks/vpn-1.strongswan.vici.json", text)).Clusters["iks"].IpsecStatuses);
}
