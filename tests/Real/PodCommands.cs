using System.Text;
using HybridDrift.Collect;
using HybridDrift.Collect.Kubernetes;
using HybridDrift.Tests.Collect.Kubernetes;

namespace HybridDrift.Tests.Real;

/// <summary>What real daemons say, read as the collector reads it: as the output of commands in the pods of the example's cluster, by its API.</summary>
internal static class PodCommands
{
    /// <param name="said">What each command printed, by the name of its document in the folder of the cluster; nothing for one that failed.</param>
    /// <param name="read">Of the cluster, its commands alone are read.</param>
    public static async Task<CollectedSource> ReadAsync(IReadOnlyDictionary<string, string> said, Func<ClusterSession, Task> read)
    {
        var documents = LiveCluster.Documents("iks");
        foreach (var (name, text) in said) documents[name] = Encoding.UTF8.GetBytes(text);
        await using var emulator = await LiveCluster.StartAsync(documents);
        using var connection = new ClusterConnection(Kubeconfig.Read(emulator.Kubeconfig, "reader", out _)!);
        var (time, found) = (TimeProvider.System, new Found("iks", TimeProvider.System, null));
        await read(new(connection, new(connection, LiveCluster.Limits, time), LiveCluster.Limits, time, found, default, default));
        return found.ToSource();
    }
}
