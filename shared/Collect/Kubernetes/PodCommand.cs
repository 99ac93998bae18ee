namespace HybridDrift.Collect.Kubernetes;

/// <summary>A command that may be run in a pod. There are no others than those here: all of them only show something.</summary>
internal sealed class PodCommand
{
    public static readonly PodCommand SudoIpsecStatus = new("sudo", "-n", "ipsec", "statusall");

    public static readonly PodCommand IpsecStatus = new("ipsec", "statusall");

    public static readonly PodCommand BirdProtocols = new("birdcl", "show", "protocols", "all");

    public static readonly PodCommand BirdRoutes = new("birdcl", "show", "route");

    public static readonly PodCommand KernelRoutes = new("ip", "-j", "route");

    private PodCommand(params IReadOnlyList<string> words) => Words = words;

    public static IReadOnlyList<PodCommand> All { get; } = [SudoIpsecStatus, IpsecStatus, BirdProtocols, BirdRoutes, KernelRoutes];

    public IReadOnlyList<string> Words { get; }

    public override string ToString() => string.Join(' ', Words);
}
