namespace HybridDrift.Plans;

/// <summary>Where the live state is read. Secrets stand here by name only.</summary>
public sealed record PlanSources(PlanNsxSource? Nsx, PlanClusterSource? Iks, PlanClusterSource? Icp);

public enum NsxLogin { Basic, Jwt }

/// <summary>NSX Manager.</summary>
/// <param name="Url">Of its server: https, without user and path.</param>
/// <param name="Secret">Name of the secret that holds <c>user:password</c>.</param>
/// <param name="CertificateSha256">The one certificate that is trusted, lower-case hex; null to ask authorities.</param>
/// <param name="CaFile">File of the authorities that are trusted, relative to the plan file; null for those of the machine.</param>
/// <param name="Timeout">For one answer.</param>
/// <param name="Deadline">For all of the manager.</param>
public sealed record PlanNsxSource(
    string Url, string Secret, NsxLogin Login, string? CertificateSha256, string? CaFile, TimeSpan? Timeout, TimeSpan? Deadline, int Line);

/// <summary>A cluster, by exactly one of three ways to open it.</summary>
/// <param name="KubeconfigSecret">Name of the secret that holds a kubeconfig.</param>
/// <param name="KubeconfigFile">A kubeconfig, relative to the plan file.</param>
/// <param name="InCluster">The scan runs in a pod of this cluster.</param>
public sealed record PlanClusterSource(
    string? KubeconfigSecret, string? KubeconfigFile, bool InCluster, PlanStrongswanSource? Strongswan, PlanRoutesSource? Routes, int Line)
{
    /// <summary>Those that stand beside the cluster, in no pod of it.</summary>
    public IReadOnlyList<PlanGatewaySource> Gateways { get; init; } = [];
}

/// <summary>A strongSwan gateway of a cluster that runs on this machine, or is brought to it.</summary>
/// <param name="Vici">Where its daemon answers: <c>unix:///run/charon.vici</c>, or <c>tcp://127.0.0.1:4502</c>.</param>
public sealed record PlanGatewaySource(string Name, string Vici, int Line);

/// <summary>The pods of strongSwan in a cluster.</summary>
/// <param name="Exec">Whether <c>ipsec statusall</c> may be run in them.</param>
/// <param name="Selector">Label of the pods and of their deployments.</param>
public sealed record PlanStrongswanSource(string Namespace, bool Exec, string Selector = PlanStrongswanSource.DefaultSelector)
{
    public const string DefaultSelector = "app=strongswan";
}

/// <summary>The pods of calico-node in a cluster.</summary>
/// <param name="Exec">Whether <c>birdcl show</c> and <c>ip route</c> may be run in them.</param>
/// <param name="Selector">Label of the pods.</param>
public sealed record PlanRoutesSource(bool Exec, string Namespace = PlanRoutesSource.DefaultNamespace, string Selector = PlanRoutesSource.DefaultSelector)
{
    public const string DefaultNamespace = "kube-system", DefaultSelector = "k8s-app=calico-node";
}
