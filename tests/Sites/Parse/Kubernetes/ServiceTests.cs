namespace HybridDrift.Tests.Sites.Parse.Kubernetes;

public sealed class ServiceTests
{
    [Fact]
    public void A_service_is_read_in_all_its_fields()
    {
        var service = Lists.ServicesOfACluster("""
            {"metadata":{"namespace":"kube-system","name":"public-cr1-alb1"},"spec":{"type":"LoadBalancer","clusterIP":"172.21.84.248","clusterIPs":["172.21.84.248","fd00::8"]},
             "status":{"loadBalancer":{"ingress":[{"ip":"169.48.228.78"},{"hostname":"lb.example.com"}]}}}
            """).Whole()[2];
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
        var read = Lists.ServicesOfACluster(service).Whole()[2];
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
        var services = Lists.ServicesOfACluster(service);
        Assert.Equal("items[2]", services.PartialBecause(says).Where);
        Assert.Equal(2 + more, services.Value.Count);
    }

    [Fact]
    public void A_load_balancer_may_have_a_name_in_place_of_an_address()
    {
        var service = Lists.ServicesOfACluster("""{"metadata":{"namespace":"x","name":"lb"},"spec":{"type":"LoadBalancer"},"status":{"loadBalancer":{"ingress":[{"hostname":"lb-1.example.com"},{"hostname":""}]}}}""").Whole()[2];
        Assert.Empty(service.LoadBalancerAddresses);
        Assert.Equal("lb-1.example.com", Assert.Single(service.LoadBalancerNames));
    }
}
