namespace HybridDrift.Collect.Kubernetes;

/// <summary>What is read of a cluster, and of each object the fields that the parsers know. Nothing else is asked for: no secret, no ConfigMap but by name.</summary>
internal static class Resources
{
    private const string Named = "kind apiVersion metadata{name namespace} ";

    private const string Labelled = "kind apiVersion metadata{name namespace labels{*}} ";

    private const string Backend = "{service{name port{number name}} serviceName servicePort resource{}}";

    private const string LabelSelector = "{matchLabels{*} matchExpressions{key operator values}}";

    private const string Side = "{? nets notNets selector notSelector namespaceSelector ports notPorts}";

    private const string CalicoRules = "{? action ipVersion protocol notProtocol source" + Side + " destination" + Side + " metadata{}}";

    private const string Peers = "{ipBlock{cidr except} podSelector" + LabelSelector + " namespaceSelector" + LabelSelector + "}";

    private const string FilterRules = "{? action cidr matchOperator prefixLength{min max} interface source operations{}}";

    private const string CalicoPolicy = "spec{tier order selector namespaceSelector types preDNAT applyOnForward doNotTrack ingress" + CalicoRules + " egress" + CalicoRules + "}";

    private const string Balancer = "service.kubernetes.io/ibm-load-balancer-cloud-provider-";

    private static readonly ServingApi[] Core = [new("", "v1")];

    private static readonly ServingApi[] Apps = [new("apps", "v1")];

    private static readonly ServingApi[] Calico = [new("projectcalico.org", "v3"), new("crd.projectcalico.org", "v1")];

    public static IReadOnlyList<Resource> Lists { get; } =
    [
        new("nodes", "Node", Core, Shape.Of("kind apiVersion metadata{name labels{*} annotations{projectcalico.org/IPv4Address projectcalico.org/ASNumber "
            + "projectcalico.org/IPv4IPIPTunnelAddr projectcalico.org/IPv4VXLANTunnelAddr projectcalico.org/RouteReflectorClusterID}} "
            + "spec{unschedulable} status{addresses{type address} conditions{type status}}")),
        new("pods", "Pod", Core, Shape.Of(Labelled
            + "spec{nodeName hostNetwork} status{phase podIP podIPs{ip} conditions{type status} containerStatuses{restartCount}}")),
        new("services", "Service", Core, Shape.Of($"kind apiVersion metadata{{name namespace labels{{*}} annotations{{{Balancer}ip-type {Balancer}zone {Balancer}vlan}}}} "
            + "spec{type clusterIP clusterIPs ports{name protocol port targetPort nodePort} selector{*} externalTrafficPolicy externalName loadBalancerIP externalIPs} "
            + "status{loadBalancer{ingress{ip hostname}}}")),
        new("endpointslices", "EndpointSlice", [new("discovery.k8s.io", "v1"), new("discovery.k8s.io", "v1beta1")], Shape.Of(
            "kind apiVersion metadata{name namespace labels{kubernetes.io/service-name}} addressType "
            + "endpoints{addresses conditions{ready} nodeName topology{kubernetes.io/hostname} targetRef{kind name}} ports{name protocol port}")),
        new("ingresses", "Ingress", [new("networking.k8s.io", "v1"), new("networking.k8s.io", "v1beta1"), new("extensions", "v1beta1")], Shape.Of(
            "kind apiVersion metadata{name namespace annotations{kubernetes.io/ingress.class}} spec{ingressClassName rules{host http{paths{path backend" + Backend + "}}} "
            + "tls{hosts} defaultBackend" + Backend + " backend" + Backend + "} status{loadBalancer{ingress{ip}}}")),
        new("deployments", "Deployment", Apps, Workload("replicas", "readyReplicas updatedReplicas")),
        new("daemonsets", "DaemonSet", Apps, Workload("", "desiredNumberScheduled numberReady updatedNumberScheduled")),
        new("ippools", "IPPool", Calico, Shape.Of("kind apiVersion metadata{name cidr} spec{cidr disabled ipipMode ipip{enabled mode} vxlanMode natOutgoing nat-outgoing "
            + "disableBGPExport blockSize nodeSelector allowedUses}")),
        new("bgppeers", "BGPPeer", Calico, Shape.Of(Named + "spec{peerIP asNumber localASNumber node nodeSelector peerSelector localWorkloadSelector nextHopMode "
            + "keepOriginalNextHop reachableBy sourceAddress password{} filters}")),
        new("bgpconfigurations", "BGPConfiguration", Calico, Shape.Of(Named + "spec{nodeToNodeMeshEnabled asNumber listenPort serviceClusterIPs{cidr} serviceExternalIPs{cidr} "
            + "serviceLoadBalancerIPs{cidr} prefixAdvertisements{cidr} programClusterRoutes}")),
        new("bgpfilters", "BGPFilter", Calico, Shape.Of(Named + "spec{importV4" + FilterRules + " exportV4" + FilterRules + "}")),
        new("felixconfigurations", "FelixConfiguration", Calico, Shape.Of(Named + "spec{nodeSelector ipipEnabled ipipMTU vxlanMTU natOutgoingAddress natOutgoingExclusions "
            + "natPortRange iptablesNATOutgoingInterfaceFilter bpfEnabled removeExternalRoutes externalNodesList routeTableRanges{min max} routeTableRange{min max} programClusterRoutes}")),
        new("blockaffinities", "BlockAffinity", Calico, Shape.Of(Named + "spec{node cidr state deleted type}")),
        new("ipamblocks", "IPAMBlock", Calico, Shape.Of(Named + "spec{cidr affinity deleted allocations attributes{secondary{node namespace pod type}}}")),
        new("caliconodestatuses", "CalicoNodeStatus", Calico, Shape.Of(Named + "spec{node classes updatePeriodSeconds} status{lastUpdated agent{birdV4{state}} "
            + "bgp{peersV4{peerIP type state since}} routes{routesV4{type destination gateway interface learnedFrom{sourceType peerIP}}}}")),
        new("hostendpoints", "HostEndpoint", Calico, Shape.Of("kind apiVersion metadata{name labels{*} annotations{projectcalico.org/metadata!{labels{*}}}} "
            + "spec{node interfaceName expectedIPs}")),
        new("globalnetworkpolicies", "GlobalNetworkPolicy", Calico, Shape.Of(Named + CalicoPolicy)),
        new("staticroutes", "StaticRoute", [new("static-route.ibm.com", "v1")], Shape.Of(Named
            + "spec{subnet gateway table selectors{key operator values}} status{nodeStatus{hostname error state{subnet gateway table}}}")),
    ];

    /// <summary>Two resources of this name, which share one document.</summary>
    public static IReadOnlyList<Resource> NetworkPolicies { get; } =
    [
        new("networkpolicies", "NetworkPolicy", [new("networking.k8s.io", "v1"), new("extensions", "v1beta1")], Shape.Of(Named
            + $"spec{{podSelector{LabelSelector} policyTypes ingress{{from{Peers} ports{{protocol port endPort}}}} egress{{to{Peers} ports{{protocol port endPort}}}}}}")),
        new("networkpolicies", "NetworkPolicy", Calico, Shape.Of(Named + CalicoPolicy)),
    ];

    /// <summary>Of a strongSwan release: written by its pod, without a secret in it.</summary>
    public static Shape VpnRoutes { get; } = Shape.Of("kind apiVersion metadata{name namespace labels{release}} data{connectUsingLB loadBalancerIP localSubnet remoteGateway "
        + "remoteSubnet routeTable vpnPodDevice vpnPodIP vpnPodName workerNodeIP workerSubnet}");

    public static Shape PortableSubnets { get; } = Shape.Of(Named
        + "data{vlanipmap.json!{vlans{id subnets{id ips is_public is_byoip cidr}} vlan_errors{id subnets{status error_reason_code}}}}");

    /// <summary>To choose a pod, and the container in it, that a command runs in.</summary>
    public static Resource CommandPods { get; } = new("pods", "Pod", Core,
        Shape.Of("metadata{name namespace deletionTimestamp} spec{nodeName containers{name}} status{phase}"));

    private static Shape Workload(string spec, string status) => Shape.Of($"{Labelled}spec{{{spec} template{{spec{{containers{{"
        + $"env[{string.Join('|', KnownSettings.OfStrongswan.Concat(KnownSettings.OfCalico))}]{{name value valueFrom{{}}}}}}}}}}}} status{{{status}}}");
}
