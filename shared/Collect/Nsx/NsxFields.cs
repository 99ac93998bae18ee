namespace HybridDrift.Collect.Nsx;

/// <summary>
/// The fields that the parsers read, for each kind of document: all that is ever taken from an answer of NSX Manager.
/// A field that a parser learns to read is added here; a test compares the two. Descriptions are left out: no check
/// needs one, and people write passwords into them.
/// </summary>
internal static class NsxFields
{
    private const string Interface =
        "label 'name index type isConnected portgroupId connectedToId logicalSwitchId "
        + "addressGroups(addressGroup(primaryAddress secondaryAddresses(ipAddress) subnetMask subnetPrefixLength))";

    private const string Side = "exclude ipAddress groupingObjectId vnicGroupId";

    private const string Tunnels = "tunnels(tunnel(label 'name enabled tunnelId tunnelInterface(tunnelAddresses(tunnelAddress))))";

    private const string Redistribution = "redistribution(enabled rules(rule(prefixName action from(*))))";

    private const string Extended = "vnic vnics(index vnic)";

    private const string Routing = $"""
        routing(
          enabled
          staticRouting(defaultRoute(vnic gatewayAddress adminDistance) staticRoutes(route(vnic network nextHop adminDistance)))
          ospf(enabled protocolAddress forwardingAddress defaultOriginate ospfInterfaces(ospfInterface(vnic areaId)) ospfAreas(ospfArea(areaId type)) {Redistribution})
          bgp(enabled localAS localASNumber defaultOriginate {Redistribution} bgpNeighbours(bgpNeighbour(
            ipAddress protocolAddress forwardingAddress remoteAS remoteASNumber removePrivateAS bgpFilters(bgpFilter(direction action network ipPrefixGe ipPrefixLe)))))
          isis(enabled)
          routingGlobalConfig(ecmp ipPrefixes(ipPrefix(name ipAddress ge le))))
        """;

    private const string Features = $"""
        nat(enabled natRules(natRule(
          ruleId ruleType enabled action vnic originalAddress translatedAddress snatMatchDestinationAddress dnatMatchSourceAddress
          protocol icmpType originalPort translatedPort snatMatchDestinationPort dnatMatchSourcePort)))
        firewall(enabled defaultPolicy(action) firewallRules(firewallRule(
          id ruleType 'name enabled action source({Side}) destination({Side}) application(applicationId service(protocol port sourcePort icmpType))
          matchTranslated direction invalidSource invalidDestination invalidApplication)))
        {Routing}
        ipsec(enabled global(extension) sites(site(
          enabled 'name localIp localId peerIp peerId ipsecSessionType extension localSubnets(subnet) peerSubnets(subnet)
          ikeOption encryptionAlgorithm digestAlgorithm dhGroup enablePfs responderOnly tunnelInterface(label ipAddress))))
        dns(enabled listeners(ipAddress) ~forwarders(ipAddress))
        loadBalancer(enabled virtualServer('name enabled ipAddress protocol port defaultPoolId applicationRuleId) pool(poolId member(condition ipAddress groupingObjectId port)))
        l2Vpn(enabled l2VpnSites(l2VpnSite(
          server(configuration(listenerIp listenerIps(listenerIp) serverPort {Extended}) peerSites(peerSite('name enabled {Extended})))
          client(configuration(serverAddress serverPort {Extended})))))
        highAvailability(enabled vnic declareDeadTime)
        {Tunnels}
        """;

    private const string Edge = $"""
        id objectId version status 'name type
        vnics(vnic({Interface} subInterfaces(subInterface({Interface}))))
        interfaces(interface({Interface}))
        appliances(appliance(highAvailabilityIndex deployed hostId hostName))
        dnsClient(primaryDns secondaryDns)
        {Tunnels}
        features({Features})
        """;

    /// <summary>By kind of document, with the root element in front: an object may also come in a list.</summary>
    private static readonly Dictionary<DocumentKind, FieldTree> Trees = new()
    {
        [DocumentKind.EdgeList] = FieldTree.Of("pagedEdgeList(edgePage(pagingInfo(pageSize startIndex totalCount) edgeSummary(objectId id 'name edgeType state edgeStatus)))"),
        [DocumentKind.Edge] = FieldTree.Of($"edge({Edge})"),
        [DocumentKind.EdgeIpsecStatistics] = FieldTree.Of(
            "ipsecStatusAndStats(siteStatistics(ikeStatus(channelStatus 'channelState localIpAddress peerIpAddress peerId) tunnelStats(tunnelStatus 'tunnelState localSubnet peerSubnet)))"),
        [DocumentKind.EdgeHealthSummary] = FieldTree.Of(
            "edgeHealthSummary(id configVersion publishStatus preRulesExists pendingJobs() activeAlarms(edgeAlarm(alarmCode severity)) "
            + "edgeVmsHealthSummary(vmHealthSummary(id 'name vmConfigVersion mpConnectivityStatus haState)))"),
        [DocumentKind.VirtualWires] = FieldTree.Of("virtualWires(dataPage(pagingInfo(pageSize startIndex totalCount) virtualWire(objectId 'name)))"),
        [DocumentKind.DistributedFirewall] = FieldTree.Of("firewallConfiguration(layer3Sections(section(rule(@id @disabled 'name action appliedToList(appliedTo(type value))))))"),
        [DocumentKind.IpSet] = Object("ipset", "value"),
        [DocumentKind.Application] = Object("application", "element(applicationProtocol value sourcePort)"),
        [DocumentKind.ApplicationGroup] = Object("applicationGroup", "member(objectId 'name)"),
        [DocumentKind.SecurityGroup] = Object("securitygroup", "member(objectId 'name)"),
        [DocumentKind.SecurityGroupAddresses] = FieldTree.Of("ipNodes(~ipAddresses(string))"),
    };

    /// <summary>The roots that a document may have are the fields of its tree.</summary>
    public static FieldTree Of(DocumentKind kind) => Trees[kind];

    public static IEnumerable<DocumentKind> Kinds => Trees.Keys;

    private static FieldTree Object(string name, string fields) => FieldTree.Of($"{name}(objectId 'name {fields}) list({name}(objectId 'name {fields}))");
}
