using HybridDrift.Emulators.Kubernetes;
using HybridDrift.Emulators.Nsx;

namespace HybridDrift.Emulators;

/// <summary>All live systems of a recorded site: NSX Manager and the two clusters.</summary>
public sealed class EmulatedSite : IAsyncDisposable
{
    private EmulatedSite(NsxEmulator nsx, KubernetesEmulator iks, KubernetesEmulator icp) => (Nsx, Iks, Icp) = (nsx, iks, icp);

    public NsxEmulator Nsx { get; }

    public KubernetesEmulator Iks { get; }

    public KubernetesEmulator Icp { get; }

    /// <param name="recording">Folder of a recording.</param>
    public static async Task<EmulatedSite> StartAsync(string recording, TimeProvider time) => new(
        await NsxEmulator.StartAsync(NsxEmulator.Load(recording), time),
        await KubernetesEmulator.StartAsync(RecordedCluster.ReadFolder(Path.Combine(recording, "iks"))),
        await KubernetesEmulator.StartAsync(RecordedCluster.ReadFolder(Path.Combine(recording, "icp"))));

    /// <summary>Writes the plan with these systems as its sources, and the kubeconfigs beside it; gives the path of the plan.</summary>
    /// <param name="secret">Name of the secret that holds <c>user:password</c> of NSX Manager.</param>
    public string WritePlan(string planFile, string folder, string secret)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "iks.kubeconfig"), Iks.Kubeconfig);
        File.WriteAllText(Path.Combine(folder, "icp.kubeconfig"), Icp.Kubeconfig);
        var kept = File.ReadAllLines(planFile).Where(l => !l.StartsWith("recording:", StringComparison.Ordinal) && !l.StartsWith("# yaml-language-server", StringComparison.Ordinal));
        var file = Path.Combine(folder, "plan.yaml");
        File.WriteAllText(file, $$"""
            {{string.Join('\n', kept)}}

            sources:
              nsx: {url: "{{Nsx.Url}}", secret: {{secret}}, certificate-sha256: {{Nsx.Certificate.Sha256}} }
              iks: {kubeconfig-file: iks.kubeconfig, strongswan: {namespace: vpn, exec: true} }
              icp: {kubeconfig-file: icp.kubeconfig, strongswan: {namespace: vpn, exec: true} }

            """);
        return file;
    }

    public async ValueTask DisposeAsync()
    {
        await Nsx.DisposeAsync();
        await Iks.DisposeAsync();
        await Icp.DisposeAsync();
    }
}
