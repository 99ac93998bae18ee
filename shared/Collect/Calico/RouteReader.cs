using HybridDrift.Collect.Kubernetes;
using HybridDrift.Plans;

namespace HybridDrift.Collect.Calico;

/// <summary>Asks BIRD and the kernel of each worker for their routes, in the pods of calico-node.</summary>
internal static class RouteReader
{
    private const string Container = "calico-node", Nodes = "nodes.json";

    /// <summary>Of a few workers at once: each command starts a process there.</summary>
    private const int AtOnce = 2;

    private static readonly (string Ending, PodCommand Command, Func<string, ReadOnlyMemory<byte>?> Keep)[] Commands =
    [
        ("birdcl-protocols.txt", PodCommand.BirdProtocols, RouteText.KeepProtocols),
        ("birdcl-routes.txt", PodCommand.BirdRoutes, RouteText.KeepRoutes),
        ("ip-route.json", PodCommand.KernelRoutes, RouteText.KeepKernel),
    ];

    public static async Task ReadAsync(ClusterSession session, PlanRoutesSource source)
    {
        if (NodeNames(session) is not { Count: > 0 } nodes)
        {
            // It is a node that has routes: what is said of them is said of the list that names no node.
            session.Found.AddProblemOf(Nodes, "the routes of the workers were not read: it is not known which workers there are");
            return;
        }
        var (pods, trouble) = ((IReadOnlyList<CommandPod>)[], (string?)null);
        trouble = await session.TroubleAsync(async () => (pods, trouble) = await PodsAsync(session, source)) ?? trouble;
        var none = trouble ?? $"was not read: no pod with the label {source.Selector} in the namespace {source.Namespace} runs on this worker";
        foreach (var node in nodes.Except(pods.Select(p => p.Node)))
            foreach (var (ending, _, _) in Commands) session.Found.AddProblemOf($"{node}.{ending}", none);
        var asked = pods.SelectMany(p => Commands.Select(c => (Pod: p, c.Ending, c.Command, c.Keep)));
        await Parallel.ForEachAsync(asked, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = session.Wanted }, async (ask, _) =>
            await session.ReadAsync($"{ask.Pod.Node}.{ask.Ending}", () => ReadAsync(session, ask.Pod, ask.Ending, ask.Command, ask.Keep)));
    }

    private static IReadOnlyList<string> NodeNames(ClusterSession session) =>
        session.Found.Content(Nodes) is { } list ? [.. CommandPod.Read(list).Select(n => n.Name)] : [];

    /// <summary>One for each worker: while one pod takes over from another, the one that runs.</summary>
    private static async Task<(IReadOnlyList<CommandPod> Pods, string? Trouble)> PodsAsync(ClusterSession session, PlanRoutesSource source)
    {
        var answer = await session.Lists.ReadAsync(Resources.CommandPods, Resources.CommandPods.Apis[0], session.Cancellation, source.Namespace, source.Selector);
        IReadOnlyList<CommandPod> pods = answer.Content is { } list ? [.. CommandPod.Read(list).Where(p => p.Node.Length > 0 && !p.IsDone).GroupBy(p => p.Node).Select(n => n.OrderByDescending(p => p.IsRunning).First())] : [];
        return (pods, answer.Trouble is { } trouble ? $"was not read: the pods of calico-node are not known: {trouble}" : null);
    }

    private static async Task ReadAsync(ClusterSession session, CommandPod pod, string ending, PodCommand command, Func<string, ReadOnlyMemory<byte>?> keep)
    {
        var name = $"{pod.Node}.{ending}";
        if (!pod.IsRunning || pod.Container(Container) is not { } container)
        {
            session.Found.AddProblemOf(name, $"the pod of calico-node there is not running, or has no container {Container}");
            return;
        }
        var answer = await new PodExec(session).RunAsync(pod, container, command);
        if (answer.Trouble is null && keep(answer.Output) is { } content)
            session.Found.Add(name, content, $"{command} (pod {pod.Namespace}/{pod.Name})", answer.ExitCode);
        else session.Found.AddProblemOf(name, $"could not be read: '{command}': {answer.Trouble ?? $"it printed what it is not known to print, and ended with exit code {answer.ExitCode}"}");
    }
}
