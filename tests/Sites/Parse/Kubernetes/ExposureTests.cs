using HybridDrift.Sites.Parse.Kubernetes;

namespace HybridDrift.Tests.Sites.Parse.Kubernetes;

public sealed class ExposureTests
{
    [Fact]
    public void A_load_balancer_has_its_ports_selector_and_the_annotations_of_IBM_Cloud()
    {
        var service = ItemText.Read(ServiceDetailsParser.Parse, """
            metadata:
              name: vpn-strongswan
              namespace: vpn
              annotations:
                service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type: private
                service.kubernetes.io/ibm-load-balancer-cloud-provider-zone: dal10
                service.kubernetes.io/ibm-load-balancer-cloud-provider-vlan: 2916372
                example.com/token: hidden
            spec:
              type: LoadBalancer
              externalTrafficPolicy: Local
              loadBalancerIP: 10.177.9.66
              selector: {app: strongswan}
              ports:
                - {name: ike, protocol: UDP, port: 500, targetPort: 500, nodePort: 31500}
                - {port: 443, targetPort: https}
                - {port: 80, nodePort: 0}
            """);
        Assert.Equal("vpn/vpn-strongswan", service.FullName);
        Assert.Equal(["UDP 500 to 500, node port 31500", "TCP 443 to https", "TCP 80 to 80"], service.Ports.Select(p => p.ToString()));
        Assert.Equal(("private", "dal10", "2916372", "Local"), (service.IpType, service.Zone, service.Vlan, service.ExternalTrafficPolicy));
        Assert.Equal("10.177.9.66", service.RequestedAddress.ToString());
        Assert.Equal("strongswan", service.Selector["app"]);
    }

    [Fact]
    public void A_service_for_a_name_has_no_selector_and_defaults()
    {
        var service = ItemText.Read(ServiceDetailsParser.Parse, "metadata: {name: db}\nspec: {type: ExternalName, externalName: db.example.com}");
        Assert.Equal(("db.example.com", "Cluster"), (service.ExternalName, service.ExternalTrafficPolicy));
        Assert.Null(service.IpType ?? service.Zone ?? service.Vlan);
        Assert.Empty(service.Selector);
        Assert.Empty(service.Ports);
    }

    private const string Slice = """
        metadata: {name: web-1, namespace: shop, labels: {kubernetes.io/service-name: web}}
        addressType: IPv4
        endpoints:
          - {addresses: [172.30.64.21], conditions: {ready: true}, nodeName: 10.177.7.195, targetRef: {kind: Pod, name: web-a}}
          - {addresses: [172.30.64.22], conditions: {ready: false}}
          - {addresses: [172.30.64.23], topology: {kubernetes.io/hostname: 10.177.7.196}}
        ports: [{name: http, port: 8080}, {name: any, protocol: UDP}]
        """;

    [Fact]
    public void An_endpoint_that_does_not_say_whether_it_is_ready_is()
    {
        var slice = ItemText.Read(EndpointSliceParser.Parse, Slice);
        Assert.Equal("shop/web", slice.ServiceFullName);
        Assert.Equal(["172.30.64.21 on 10.177.7.195", "172.30.64.23 on 10.177.7.196"], slice.ReadyEndpoints.Select(e => $"{e.Address} on {e.Node}"));
        Assert.Equal("web-a", slice.Endpoints[0].Pod);
        Assert.Equal([("http", "TCP", 8080), ("any", "UDP", null)], slice.Ports.Select(p => (p.Name, p.Protocol, p.Port)));
    }

    [Fact]
    public void A_slice_of_IPv6_is_left_out_and_one_of_names_is_a_problem()
    {
        ItemText.ReadsNothing(EndpointSliceParser.Parse, Slice.Replace("IPv4", "IPv6"));
        Assert.Equal(": lists names, not addresses", ItemText.Problem(EndpointSliceParser.Parse, "metadata: {name: s}\naddressType: FQDN"));
    }

    [Fact]
    public void A_slice_of_no_service_belongs_to_none() =>
        Assert.Null(ItemText.Read(EndpointSliceParser.Parse, "metadata: {name: s}").ServiceFullName);

    [Fact]
    public void Both_shapes_of_an_ingress_mean_the_same()
    {
        const string New = """
            metadata: {name: shop, namespace: shop}
            spec:
              ingressClassName: nginx
              defaultBackend: {service: {name: web, port: {name: http}}}
              tls: [{hosts: [shop.example.com], secretName: shop-tls}]
              rules:
                - host: shop.example.com
                  http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}
                - http: {paths: [{backend: {service: {name: all, port: {number: 81}}}}]}
            status: {loadBalancer: {ingress: [{ip: 169.48.228.74}, {hostname: lb.example.com}]}}
            """;
        const string Old = """
            metadata: {name: shop, namespace: shop, annotations: {kubernetes.io/ingress.class: nginx}}
            spec:
              backend: {serviceName: web, servicePort: http}
              tls: [{hosts: [shop.example.com], secretName: shop-tls}]
              rules:
                - host: shop.example.com
                  http: {paths: [{path: /, backend: {serviceName: web, servicePort: 80}}]}
                - http: {paths: [{backend: {serviceName: all, servicePort: 81}}]}
            status: {loadBalancer: {ingress: [{ip: 169.48.228.74}]}}
            """;
        var now = ItemText.Read(IngressParser.Parse, New);
        var before = ItemText.Read(IngressParser.Parse, Old);
        Assert.Equal([new("shop.example.com", "/", new("web", "80")), new(null, null, new("all", "81"))], now.Routes);
        Assert.Equal(now.Routes, before.Routes);
        Assert.Equal(("nginx", new("web", "http")), (now.Class, now.Default));
        Assert.Equal((now.Class, now.Default), (before.Class, before.Default));
        Assert.Equal(["shop.example.com"], now.Hosts);
        Assert.Equal(["shop.example.com"], now.TlsHosts);
        Assert.Equal("169.48.228.74", Assert.Single(now.LoadBalancerAddresses).ToString());
        Assert.DoesNotContain("shop-tls", System.Text.Json.JsonSerializer.Serialize(now), StringComparison.Ordinal);
    }

    [Fact]
    public void A_backend_may_be_another_resource_but_not_nothing()
    {
        const string Yaml = "metadata: {name: i}\nspec: {rules: [{http: {paths: [{backend: {resource: {kind: Bucket}}}]}}]}";
        Assert.Null(Assert.Single(ItemText.Read(IngressParser.Parse, Yaml).Routes).Backend.Service);
        Assert.Equal("spec.rules[0].http.paths[0].backend: names neither a service nor a resource", ItemText.Problem(IngressParser.Parse, Yaml.Replace("{resource: {kind: Bucket}}", "{}")));
    }
}
