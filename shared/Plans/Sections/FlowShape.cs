namespace HybridDrift.Plans.Sections;

/// <summary>The keys that flows of a kind have.</summary>
internal sealed record FlowShape(FlowKind Kind, string Name, IReadOnlyList<PlanKey> Keys)
{
    private static readonly PlanKey
        KindKey = PlanKey.Required("kind", "iks-to-vm"),
        NameKey = PlanKey.Required("name", "shop"),
        PortsKey = PlanKey.Required("ports", "[443]"),
        AddressKey = PlanKey.Required("address", "169.48.228.74"),
        AlbKey = PlanKey.Required("alb", "kube-system/public-crabc-alb1"),
        BackendKey = PlanKey.Required("backend", "shop/web"),
        FromPodsKey = PlanKey.Required("from", "{namespace: shop}"),
        FromNetworkKey = PlanKey.Required("from", "on-premises"),
        ToKey = PlanKey.Required("to", "192.168.140.20"),
        StretchedKey = PlanKey.Optional("stretched"),
        L2ConcentratorKey = PlanKey.Optional("l2c");

    public static IReadOnlyList<FlowShape> All { get; } =
    [
        new(FlowKind.InternetToIks, "internet-to-iks", [KindKey, NameKey, AddressKey, PortsKey, AlbKey, BackendKey]),
        new(FlowKind.InternetToIcp, "internet-to-icp", [KindKey, NameKey, AddressKey, PortsKey, BackendKey]),
        new(FlowKind.IksToVm, "iks-to-vm", [KindKey, NameKey, FromPodsKey, ToKey, PortsKey]),
        new(FlowKind.IcpToVm, "icp-to-vm", [KindKey, NameKey, FromPodsKey, ToKey, PortsKey]),
        new(FlowKind.EnterpriseToVm, "enterprise-to-vm", [KindKey, NameKey, FromNetworkKey, ToKey, PortsKey, StretchedKey, L2ConcentratorKey]),
    ];

    /// <summary>The keys of flows of any kind; those that every kind needs are required.</summary>
    public static IReadOnlyList<PlanKey> AllKeys { get; } =
    [
        .. All.SelectMany(s => s.Keys).DistinctBy(k => k.Name)
            .Select(k => All.All(s => s.Keys.Any(other => other.Name == k.Name && other.IsRequired)) ? k : PlanKey.Optional(k.Name)),
    ];

    /// <summary>The pods that connect.</summary>
    public static IReadOnlyList<PlanKey> PodKeys { get; } = [PlanKey.Required("namespace", "shop"), PlanKey.Optional("pods")];

    /// <summary>Says of a key that only other kinds use, which they are.</summary>
    public (string What, string Right)? ExplainUnknown(string key)
    {
        var users = All.Where(s => s.Keys.Any(k => k.Name == key)).Select(s => s.Name).ToArray();
        return users.Length == 0 ? null : ($"'{key}' is not a key of {Name}", $"remove it; only {Wording.List(users)} {(users.Length == 1 ? "uses" : "use")} it");
    }
}
