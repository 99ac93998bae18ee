using HybridDrift.Collect.Kubernetes;
using HybridDrift.Plans;

namespace HybridDrift.Collect.StrongSwan;

/// <summary>Asks the strongSwan of each release what it carries: <c>ipsec statusall</c> in its pods.</summary>
internal static class StrongSwanReader
{
    private const string Container = "strongswan", Ending = "strongswan.statusall.txt";

    /// <summary>Exit code of an <c>ipsec</c> that found no daemon.</summary>
    private const int NotRunning = 3;

    public static async Task ReadAsync(ClusterSession session, PlanStrongswanSource source)
    {
        IReadOnlyList<CommandPod> pods = [];
        await session.ReadAsync(Ending, async () => pods = await PodsAsync(session, source));
        foreach (var pod in pods) await session.ReadAsync(Name(pod), () => ReadAsync(session, pod));
    }

    private static string Name(CommandPod pod) => $"{pod.Name}.{Ending}";

    private static async Task<IReadOnlyList<CommandPod>> PodsAsync(ClusterSession session, PlanStrongswanSource source)
    {
        var answer = await session.Lists.ReadAsync(Resources.CommandPods, Resources.CommandPods.Apis[0], session.Cancellation, source.Namespace, source.Selector);
        IReadOnlyList<CommandPod> pods = answer.Content is { } list ? [.. CommandPod.Read(list).Where(p => !p.IsDone)] : [];
        if (answer.Trouble is { } trouble) session.Found.AddProblemOf(Ending, $"the pods of strongSwan are not known: {trouble}");
        else if (pods.Count == 0) session.Found.AddProblemOf(Ending, $"there is no pod with the label {source.Selector} in the namespace {source.Namespace}");
        return pods;
    }

    /// <summary>As root first, which charts need; then without, for images that have no sudo.</summary>
    private static async Task ReadAsync(ClusterSession session, CommandPod pod)
    {
        if (!pod.IsRunning || pod.Container(Container) is not { } container)
        {
            session.Found.AddProblemOf(Name(pod), pod.IsRunning ? $"the pod has several containers, and none is called {Container}" : $"the pod is not running: its phase is {Phase(pod)}");
            return;
        }
        var (exec, troubles) = (new PodExec(session), new List<string>());
        foreach (var command in new[] { PodCommand.SudoIpsecStatus, PodCommand.IpsecStatus })
        {
            var answer = await exec.RunAsync(pod, container, command);
            if (answer.Trouble is null && IsAnswer(answer))
            {
                session.Found.Add(Name(pod), StatusText.Keep(answer.Output), $"{command} (pod {pod.Namespace}/{pod.Name})", answer.ExitCode);
                return;
            }
            troubles.Add($"'{command}': {answer.Trouble ?? $"it printed no status and ended with exit code {answer.ExitCode}"}");
            if (answer.Status > 0) break;
        }
        session.Found.AddProblemOf(Name(pod), $"could not be read: {string.Join("; ", troubles)}");
    }

    /// <summary>The text goes before the exit code. Without any, only an ipsec that says that its daemon does not run is believed.</summary>
    private static bool IsAnswer(CommandAnswer answer) => StatusText.HasStatus(answer.Output) || (string.IsNullOrWhiteSpace(answer.Output) && answer.ExitCode == NotRunning);

    private static string Phase(CommandPod pod) => pod.Phase is "Pending" or "Failed" or "Terminating" ? pod.Phase : "unknown";
}
