namespace HybridDrift.Tests.Sites.Parse.Kubernetes;

public sealed class ServiceTests
{
    private const string Api = """{"metadata":{"namespace":"default","name":"kubernetes"},"spec":{"clusterIP":"172.21.0.1"}}""";

    [Fact]
    public void A_service_is_read_in_all_its_fields()
    {
        var service = Lists.Services(Api, """
            {"metadata":{"namespace":"kube-system","name":"public-cr1-alb1"},"spec":{"type":"LoadBalancer","clusterIP":"172.21.84.248","clusterIPs":["172.21.84.248","fd00::8"]},
             "status":{"loadBalancer":{"ingress":[{"ip":"169.48.228.78"},{"hostname":"lb.example.com"}]}}}
            """).Whole()[1];
        Assert.Equal(("kube-system/public-cr1-alb1", "LoadBalancer"), (service.FullName, service.Type));
        Assert.Equal("172.21.84.248", Assert.Single(service.ClusterAddresses).ToString());
        Assert.Equal("169.48.228.78", Assert.Single(service.LoadBalancerAddresses).ToString());
    }

    [Theory]
    [InlineData("""{"metadata":{"namespace":"x","name":"headless"},"spec":{"clusterIP":"None","clusterIPs":["None"]}}""")]
    [InlineData("""{"metadata":{"namespace":"x","name":"external"},"spec":{"type":"ExternalName","externalName":"db.example.com"}}""")]
    [InlineData("""{"metadata":{"namespace":"x","name":"pending"},"spec":{"type":"LoadBalancer","clusterIP":""},"status":{"loadBalancer":{}}}""")]
    public void A_service_may_have_no_address(string service)
    {
        var read = Lists.Services(Api, service).Whole()[1];
        Assert.Empty(read.ClusterAddresses.Concat(read.LoadBalancerAddresses));
    }

    [Theory]
    [InlineData("""{"metadata":{"namespace":"x"},"spec":{}}""", "has no metadata.name", 0)]
    [InlineData("""{"metadata":{"namespace":"x","name":"a"}}""", "has no spec", 0)]
    [InlineData("""{"metadata":{"namespace":"x","name":"a"},"spec":{"clusterIP":"soon"}}""", "its cluster IP is not an address", 1)]
    [InlineData("""{"metadata":{"namespace":"x","name":"a"},"spec":{"clusterIPs":"172.21.0.9"}}""", "spec.clusterIPs is not a list", 1)]
    [InlineData("""{"metadata":{"namespace":"x","name":"a"},"spec":{"clusterIPs":[7]}}""", "spec.clusterIPs holds something", 1)]
    [InlineData("""{"metadata":{"namespace":"x","name":"a"},"spec":{},"status":{"loadBalancer":{"ingress":[{"ip":"1.2.3"}]}}}""", "its load balancer IP is not an address", 1)]
    public void A_service_that_cannot_be_understood_is_a_problem(string service, string says, int more)
    {
        var services = Lists.Services(Api, service);
        Assert.Equal("items[1]", services.PartialBecause(says).Where);
        Assert.Equal(1 + more, services.Value.Count);
    }

    [Fact]
    public void The_services_of_one_namespace_are_a_part() => Lists.Services(Api).PartialBecause("namespace 'default' only");
}
