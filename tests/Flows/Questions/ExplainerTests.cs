using HybridDrift.Flows.Questions;
using HybridDrift.Flows.Trace;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Flows.Questions;

public sealed class ExplainerTests
{
    [Theory]
    [InlineData("tcp 172.30.4.9 > 192.168.140.20:3306", "iks")]
    [InlineData("tcp 192.168.16.9 > 192.168.141.20:5432", "icp")]
    [InlineData("tcp 192.168.133.21 > 192.168.141.20:5432", "icp-workers")]
    [InlineData("tcp 8.8.8.8 > 169.48.73.42:443", "internet")]
    [InlineData("tcp 8.8.8.8 > 169.48.73.42:443", "icp-edge")]
    [InlineData("tcp 8.8.8.8 > 169.48.73.42:443", "edge-7")]
    public void A_packet_of_a_planned_flow_arrives_and_is_answered(string packet, string at) => Assert.Equal(Fate.Delivered, Explain(ExampleSite.Healthy(), packet, at)!.Fate);

    [Theory]
    [InlineData("tcp 172.30.4.9 > 192.168.140.20:3307", "iks", Fate.Dropped)]
    [InlineData("tcp 172.30.4.9 > 192.168.150.1:3306", "iks", Fate.Lost)]
    [InlineData("tcp 8.8.8.8 > 169.48.73.42:8443", "internet", Fate.Dropped)]
    [InlineData("tcp 8.8.8.8 > 9.9.9.9:443", "internet", Fate.Lost)]
    public void A_packet_that_nobody_planned_does_not_arrive(string packet, string at, Fate fate) => Assert.Equal(fate, Explain(ExampleSite.Healthy(), packet, at)!.Fate);

    [Fact]
    public void A_packet_that_leaves_for_a_router_of_IBM_Cloud_is_out_of_sight() =>
        Assert.Equal(Fate.OutOfSight, Explain(ExampleSite.Healthy(), "tcp 192.168.133.21 > 8.8.8.8:443", "icp-workers")!.Fate);

    [Fact]
    public void Pods_of_ICP_come_with_the_address_of_a_worker()
    {
        var answer = Explain(ExampleSite.Healthy(), "tcp 192.168.16.9 > 192.168.141.20:5432", "icp")!;

        Assert.All(answer.Parts, p => Assert.False(p.Flight.Sent.Source.Contains(HybridDrift.Addresses.Address.Parse("192.168.16.9"))));
    }

    [Theory]
    [InlineData("nsx/edge-3.xml")]
    [InlineData("iks/ippools.json")]
    [InlineData("iks/vpn-vcs-strongswan-6c9d8b7f5-x2k9q.strongswan.statusall.txt")]
    public void Nothing_is_told_for_certain_when_a_document_is_missing(string path) =>
        Assert.Equal(Fate.Ambiguous, Explain(ExampleSite.Healthy().Remove(path), "tcp 172.30.4.9 > 192.168.140.20:3306", "iks")!.Fate);

    [Fact]
    public void A_place_that_the_plan_does_not_have_gives_no_answer() => Assert.Null(Explain(ExampleSite.Healthy(), "tcp 8.8.8.8 > 169.48.73.42:443", "moon"));

    [Fact]
    public void Every_place_that_is_offered_gives_an_answer()
    {
        var context = Scan.Context(ExampleSite.Healthy().Plan.Plan, ExampleSite.Healthy().Recording);
        var explainer = new Explainer(context.Plan, context.Site, context.Devices);

        Assert.All(explainer.Places, place => Assert.NotNull(explainer.Explain(PacketQuestion.Read("tcp 8.8.8.8 > 169.48.73.42:443", out _)!, place)));
    }

    private static Explanation? Explain(ExampleSite site, string packet, string at)
    {
        var context = Scan.Context(site.Plan.Plan, site.Recording);
        return new Explainer(context.Plan, context.Site, context.Devices).Explain(PacketQuestion.Read(packet, out _)!, at);
    }
}
