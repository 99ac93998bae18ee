using HybridDrift.Checks;
using HybridDrift.Checks.F;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.F;

public sealed class PublishedTests
{
    private const string Services = "iks/services.json", Slices = "iks/endpointslices.json", Alb = "public-crabc-alb1";

    private static ExampleSite WithAddress(string address) => ExampleSite.Healthy().Edit(Services, "\"ip\": \"169.48.228.74\"", $"\"ip\": \"{address}\"");

    [Fact]
    public void They_pass_when_the_site_is_healthy()
    {
        ExampleSite.Healthy().ShouldPass<PublishedAddress>();
        ExampleSite.Healthy().ShouldPass<PublishedPorts>();
        ExampleSite.Healthy().ShouldPass<PublisherReady>();
        ExampleSite.Healthy().ShouldPass<IksBackendsReady>();
        ExampleSite.Healthy().ShouldPass<IcpBackendsReady>();
    }

    [Fact]
    public void It_fails_when_the_ALB_has_another_address() => WithAddress("169.48.228.75").OnlyFinding<PublishedAddress>()
        .ShouldFail(DriftKind.Different, "kube-system/public-crabc-alb1 has 169.48.228.74, in 169.48.228.72/29", "kube-system/public-crabc-alb1 has 169.48.228.75", Services, "items[");

    [Fact]
    public void It_fails_when_the_address_is_planned_outside_of_the_portable_subnet() => ExampleSite.Healthy().EditPlan("address: 169.48.228.74", "address: 169.48.228.90")
        .OnlyFinding<PublishedAddress>().ShouldFail(DriftKind.Different, "in 169.48.228.72/29", "the plan publishes it under 169.48.228.90", "plan");

    [Fact]
    public void It_fails_when_the_ALB_is_gone()
    {
        ExampleSite.Healthy().RemoveItem(Services, Alb).OnlyFinding<PublishedAddress>().ShouldBeMissing("there is no service kube-system/public-crabc-alb1");
        ExampleSite.Healthy().RemoveItem(Services, Alb).OnlyFinding<PublishedPorts>().ShouldBeMissing("there is no service kube-system/public-crabc-alb1");
    }

    [Fact]
    public void It_cannot_tell_where_the_ALB_has_a_name_and_no_address() => ExampleSite.Healthy().Edit(Services, "\"ip\": \"169.48.228.74\"", "\"hostname\": \"lb.example.com\"")
        .OnlyFinding<PublishedAddress>().ShouldBeUnknown("has the name lb.example.com");

    [Fact]
    public void It_fails_when_the_ALB_lost_a_port() => ExampleSite.Healthy().EditItem(Services, Alb, s => s["spec"]!["ports"]!.AsArray().RemoveAt(1)).OnlyFinding<PublishedPorts>()
        .ShouldFail(DriftKind.Missing, "kube-system/public-crabc-alb1 listens on TCP 80, 443", "does not listen on 443", Services, "items[");

    [Fact]
    public void It_fails_when_a_port_is_of_UDP() => ExampleSite.Healthy().EditItem(Services, Alb, s => s["spec"]!["ports"]![0]!["protocol"] = "UDP").OnlyFinding<PublishedPorts>()
        .ShouldFail(DriftKind.Missing, "listens on TCP 80, 443", "does not listen on 80", Services);

    [Fact]
    public void It_fails_when_no_pod_of_the_ALB_is_ready() => NotReady(Alb).OnlyFinding<PublisherReady>()
        .ShouldFail(DriftKind.Different, "kube-system/public-crabc-alb1 has an endpoint that is ready", "none of its 2 endpoints is ready", Slices, "items[");

    [Fact]
    public void It_fails_when_the_ALB_has_no_endpoint() => ExampleSite.Healthy().RemoveItems(Slices, s => ClusterEdits.Name(s).StartsWith(Alb, StringComparison.Ordinal))
        .OnlyFinding<PublisherReady>().ShouldBeMissing("it has no endpoint");

    [Fact]
    public void It_fails_when_no_pod_of_an_application_is_ready()
    {
        NotReady("web").OnlyFinding<IksBackendsReady>().ShouldFail(DriftKind.Different, "shop/web has an endpoint that is ready", "none of its 3 endpoints is ready", Slices);
        NotReady("web", "icp/endpointslices.json").OnlyFinding<IcpBackendsReady>().ShouldFail(DriftKind.Different, "portal/web has", "none of its 2 endpoints is ready", "icp/endpointslices.json");
    }

    [Fact]
    public void One_endpoint_that_is_ready_is_enough() => ExampleSite.Healthy()
        .EditItems(Slices, s => { foreach (var endpoint in s["endpoints"]!.AsArray().Skip(1)) endpoint!["conditions"]!["ready"] = false; }).ShouldBeAsHealthy<PublisherReady>();

    [Fact]
    public void Slices_of_two_halves_are_the_endpoints() => ExampleSite.Healthy().AddItem(Slices,
        """{"metadata":{"name":"z","namespace":"shop","labels":{"kubernetes.io/service-name":"web"}},"addressType":"IPv4","endpoints":[],"ports":[]}""").ShouldBeAsHealthy<IksBackendsReady>();

    [Fact]
    public void They_cannot_tell_without_their_documents()
    {
        ExampleSite.Healthy().ShouldBeUnknownWithout<PublishedAddress>(Services);
        ExampleSite.Healthy().ShouldBeUnknownWithout<PublishedPorts>(Services);
        ExampleSite.Healthy().ShouldBeUnknownWithout<PublisherReady>(Slices);
        ExampleSite.Healthy().ShouldBeUnknownWithout<IksBackendsReady>(Slices);
        ExampleSite.Healthy().ShouldBeUnknownWithout<IcpBackendsReady>("icp/endpointslices.json");
    }

    [Fact]
    public void They_do_not_apply_without_flows()
    {
        var plan = ExampleSite.Healthy().Plan.Plan with { Flows = [] };
        Assert.All(new Check[] { new PublishedAddress(), new PublishedPorts(), new PublisherReady(), new IksBackendsReady(), new IcpBackendsReady() }, c => Assert.NotNull(c.NotApplicable(plan)));
    }

    private static ExampleSite NotReady(string service, string path = Slices) => ExampleSite.Healthy().EditItems(path, s =>
    {
        if (s["metadata"]!["labels"]!["kubernetes.io/service-name"]!.GetValue<string>() != service) return;
        foreach (var endpoint in s["endpoints"]!.AsArray()) endpoint!["conditions"]!["ready"] = false;
    });
}
