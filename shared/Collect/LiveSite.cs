using HybridDrift.Collect.Kubernetes;
using HybridDrift.Collect.Nsx;
using HybridDrift.Collect.StrongSwan;
using HybridDrift.Plans;

namespace HybridDrift.Collect;

/// <summary>One document of a live source was done with.</summary>
/// <param name="Source"><c>nsx</c>, or a cluster.</param>
public sealed record LiveProgress(string Source, string Path);

/// <summary>Reads all live sources of a plan at the same time. What cannot be read is a problem of its source, and the others are read all the same.</summary>
/// <param name="folder">Where the plan file lies: its other files are relative to it.</param>
public sealed class LiveSite(SitePlan plan, string folder, ISecrets secrets, TimeProvider time)
{
    /// <summary>Contents of a recording by path, its manifest included.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> asked for it.</exception>
    public async Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> ReadAsync(IProgress<LiveProgress>? progress = null, CancellationToken cancellation = default)
    {
        var taken = time.GetUtcNow();
        var sources = plan.Sources ?? new(null, null, null);
        var reading = new List<Task<CollectedSource>>();
        if (sources.Nsx is { } nsx) reading.Add(NsxAsync(nsx, progress, cancellation));
        if (sources.Iks is { } iks) reading.Add(ClusterAsync("iks", iks, progress, cancellation));
        if (sources.Icp is { } icp) reading.Add(ClusterAsync("icp", icp, progress, cancellation));
        return LiveRecording.Contents(plan.Site, taken, await Task.WhenAll(reading));
    }

    private async Task<CollectedSource> NsxAsync(PlanNsxSource source, IProgress<LiveProgress>? progress, CancellationToken cancellation)
    {
        var (secret, problem) = await secrets.FindAsync(source.Secret, cancellation);
        if (secret is null) return Nothing(RecordingLayout.NsxFolder, $"the secret {problem}");
        if (secret.UserAndPassword() is not { } account) return Nothing(RecordingLayout.NsxFolder, $"the secret '{source.Secret}' is not of the form user:password");
        var settings = new NsxSettings
        {
            Url = new(source.Url),
            Login = source.Login,
            CaFile = source.CaFile is null ? null : Path.Combine(folder, source.CaFile),
            PinnedSha256 = source.CertificateSha256,
        };
        settings = settings with { CallTimeout = source.Timeout ?? settings.CallTimeout, Deadline = source.Deadline ?? settings.Deadline };
        return await NsxCollector.ReadAsync(settings, new(account.User, account.Password), plan.Edges, time, Heard<string>(progress, RecordingLayout.NsxFolder, p => p), cancellation);
    }

    private async Task<CollectedSource> ClusterAsync(string name, PlanClusterSource source, IProgress<LiveProgress>? progress, CancellationToken cancellation)
    {
        var heard = Heard<CollectedDocument>(progress, name, d => d.Path);
        var gateways = GatewayReader.ReadAsync(name, source.Gateways, new(), time, heard, cancellation);
        var (access, problem) = await AccessAsync(name, source, cancellation);
        var cluster = access is null ? Nothing(name, problem!) : await KubernetesReader.ReadAsync(name, source, access, new(), time, heard, cancellation);
        var beside = await gateways;
        return new(name, [.. cluster.Documents, .. beside.Documents], [.. cluster.Problems, .. beside.Problems]);
    }

    private async Task<(ClusterAccess? Access, string? Problem)> AccessAsync(string name, PlanClusterSource source, CancellationToken cancellation)
    {
        ClusterAccess? access;
        Problem? problem;
        if (source.InCluster) access = Kubeconfig.InCluster(name, out problem);
        else if (source.KubeconfigSecret is { } named)
        {
            var (secret, missing) = await secrets.FindAsync(named, cancellation);
            if (secret is null) return (null, $"the secret {missing}");
            access = Kubeconfig.Read(secret.Value, name, out problem);
        }
        else
        {
            try
            {
                access = Kubeconfig.Read(await File.ReadAllTextAsync(Path.Combine(folder, source.KubeconfigFile!), cancellation), name, out problem);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return (null, $"the kubeconfig '{source.KubeconfigFile}' is not there beside the plan, or this account may not read it");
            }
        }
        return (access, problem?.What);
    }

    private static CollectedSource Nothing(string name, string why) => new(name, [], [new(name, "", why)]);

    private static Hearing<T>? Heard<T>(IProgress<LiveProgress>? progress, string source, Func<T, string> path) => progress is null ? null : new(progress, source, path);

    /// <summary>At once, and not whenever a thread is free.</summary>
    private sealed class Hearing<T>(IProgress<LiveProgress> progress, string source, Func<T, string> path) : IProgress<T>
    {
        public void Report(T value) => progress.Report(new(source, path(value)));
    }
}
