using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace HybridDrift.Emulators.Kubernetes;

/// <summary>The API of a cluster over real HTTPS, with what a recording holds: discovery, lists in pages, ConfigMaps, commands in pods, and faults on demand.</summary>
public sealed partial class KubernetesEmulator : IAsyncDisposable
{
    public const string Token = "emulated-token-of-the-reader";

    private readonly EmulatorCertificates certificates;
    private readonly RecordedCluster cluster;
    private readonly ConcurrentQueue<EmulatedRequest> requests = new();
    private readonly ConcurrentQueue<string> notAllowed = new();
    private readonly Lock gate = new();
    private readonly List<Fault> faults = [];
    private WebApplication? app;

    private KubernetesEmulator(RecordedCluster cluster, EmulatorCertificates certificates) => (this.cluster, this.certificates) = (cluster, certificates);

    public IReadOnlyList<EmulatedRequest> Requests => [.. requests];

    public Uri Address { get; private set; } = new("https://127.0.0.1");

    /// <summary>Clusters before 1.26 tell their groups only, and each version of them its resources.</summary>
    public bool HasAggregatedDiscovery { get; set; } = true;

    public TimeSpan Latency { get; set; }

    /// <summary>A request has come that will get no whole answer.</summary>
    public event Action? Stuck;

    public string Kubeconfig => $$"""
        apiVersion: v1
        kind: Config
        current-context: emulated
        contexts:
        - name: emulated
          context: {cluster: emulated, user: reader}
        clusters:
        - name: emulated
          cluster:
            server: "{{Address}}"
            certificate-authority-data: {{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(certificates.Authority.ExportCertificatePem()))}}
        users:
        - name: reader
          user:
            token: {{Token}}

        """;

    public static async Task<KubernetesEmulator> StartAsync(RecordedCluster cluster, EmulatorCertificates? certificates = null)
    {
        var emulator = new KubernetesEmulator(cluster, certificates ?? EmulatorCertificates.Create());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.UseHttps(emulator.certificates.Server)));
        emulator.app = builder.Build();
        emulator.app.UseWebSockets();
        emulator.app.Run(emulator.AnswerAsync);
        await emulator.app.StartAsync();
        emulator.Address = new(emulator.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return emulator;
    }

    public KubernetesEmulator With(Fault fault)
    {
        lock (gate) faults.Add(fault);
        return this;
    }

    /// <exception cref="InvalidOperationException">Something was asked that no reader may ask: whatever a test is about.</exception>
    public async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
        certificates.Dispose();
        if (notAllowed.TryDequeue(out var asked)) throw new InvalidOperationException($"The cluster was asked what no reader may ask: {asked}");
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path + context.Request.QueryString;
        requests.Enqueue(new(context.Request.Method, path, string.Join(' ', context.Request.Query["command"].ToArray())));
        if (Latency > TimeSpan.Zero) await Task.Delay(Latency, context.RequestAborted);
        var fault = Take(path);
        try
        {
            if (!AllowedRequests.Are(context.Request))
            {
                notAllowed.Enqueue($"{context.Request.Method} {path}");
                await ApiAnswers.StatusAsync(context, 403);
            }
            else if (context.Request.Headers.Authorization != $"Bearer {Token}") await ApiAnswers.StatusAsync(context, 401);
            else if (Exec().Match(context.Request.Path) is { Success: true } exec && fault?.Kind is not (FaultKind.Status or FaultKind.Reset or FaultKind.Echo)) await ExecAsync(context, exec, fault);
            else if (fault is not null) await FaultInjection.RunAsync(context, fault, ServeAsync, () => Stuck?.Invoke());
            else await ServeAsync(context);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }

    private Fault? Take(string path)
    {
        lock (gate)
        {
            var at = faults.FindIndex(f => Uri.UnescapeDataString(path).Contains(f.Part, StringComparison.Ordinal));
            if (at < 0) return null;
            var fault = faults[at];
            if (fault.Times > 1) faults[at] = fault with { Times = fault.Times == int.MaxValue ? int.MaxValue : fault.Times - 1 };
            else faults.RemoveAt(at);
            return fault;
        }
    }

    private Task ExecAsync(HttpContext context, Match exec, Fault? fault) => cluster.Pod(exec.Groups[1].Value, exec.Groups[2].Value) is { } pod
        ? ExecEndpoint.RunAsync(context, cluster.Output(pod, string.Join(' ', context.Request.Query["command"].ToArray())), fault, () => Stuck?.Invoke())
        : ApiAnswers.StatusAsync(context, 404);

    private Task ServeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (path == "/apis") return ApiAnswers.GroupsAsync(context, cluster, HasAggregatedDiscovery);
        if (GroupVersion().Match(path) is { Success: true } group) return ApiAnswers.ResourcesAsync(context, cluster, group.Groups[1].Value, group.Groups[2].Value);
        if (ConfigMap().Match(path) is { Success: true } map)
            return cluster.ConfigMap(map.Groups[1].Value, map.Groups[2].Value) is { } found ? ApiAnswers.WriteAsync(context, JsonSerializer.SerializeToUtf8Bytes(found)) : ApiAnswers.StatusAsync(context, 404);
        if (List().Match(path) is not { Success: true } list || cluster.List(list.Groups[1].Value + list.Groups[3].Value) is not var (kind, api, items)) return ApiAnswers.NoSuchResourceAsync(context);
        var (space, labels) = (list.Groups[2].Value, context.Request.Query["labelSelector"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries));
        return ApiAnswers.ListAsync(context, kind, api, space.Length + labels.Length == 0 ? items
            : [.. items.Where(i => (space.Length == 0 || RecordedCluster.Text(i, "namespace") == space) && labels.All(l => HasLabel(i, l)))]);
    }

    private static bool HasLabel(JsonElement item, string label) => label.Split('=') is [var key, var value]
        && item.GetProperty("metadata").TryGetProperty("labels", out var labels) && labels.TryGetProperty(key, out var has) && has.GetString() == value;

    [GeneratedRegex("^/api/v1/namespaces/([^/]+)/pods/([^/]+)/exec$")] private static partial Regex Exec();
    [GeneratedRegex("^/apis/([^/]+)/([^/]+)$")] private static partial Regex GroupVersion();
    [GeneratedRegex("^/api/v1/namespaces/([^/]+)/configmaps/([^/]+)$")] private static partial Regex ConfigMap();
    [GeneratedRegex("^(/api/v1|/apis/[^/]+/[^/]+)(?:/namespaces/([^/]+))?(/[^/]+)$")] private static partial Regex List();
}
