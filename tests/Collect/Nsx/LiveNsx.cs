using HybridDrift.Collect;
using HybridDrift.Collect.Nsx;
using HybridDrift.Emulators;
using HybridDrift.Emulators.Nsx;
using HybridDrift.Plans;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Collect.Nsx;

/// <summary>An emulated NSX Manager that serves the documents of a site, and the settings to read it with.</summary>
internal sealed class LiveNsx : IAsyncDisposable
{
    private LiveNsx(NsxEmulator manager, JumpingTime time) => (Manager, Time) = (manager, time);

    public NsxEmulator Manager { get; }

    public JumpingTime Time { get; }

    public static async Task<LiveNsx> StartAsync(ExampleSite? site = null, EmulatorCertificate? certificate = null, Action<Dictionary<string, byte[]>>? edit = null)
    {
        site ??= ExampleSite.Healthy();
        var documents = site.Documents.Where(d => d.StartsWith("nsx/", StringComparison.Ordinal)).ToDictionary(d => d, d => System.Text.Encoding.UTF8.GetBytes(site[d]));
        edit?.Invoke(documents);
        var time = new JumpingTime();
        return new(await NsxEmulator.StartAsync(documents, time, certificate), time);
    }

    /// <summary>One call at a time, so that what one of them waits for is no time-out of another.</summary>
    public NsxSettings Settings => new() { Url = Manager.Url, PinnedSha256 = Manager.Certificate.Sha256, MaxInFlight = 1 };

    public NsxCredentials Credentials => new(Manager.User, Manager.Password);

    public static IReadOnlyList<PlanEdge> Edges => ExampleSite.Healthy().Plan.Plan.Edges;

    public Task<CollectedSource> ReadAsync(NsxSettings? settings = null, NsxCredentials? credentials = null, IProgress<string>? progress = null, CancellationToken cancellation = default) =>
        NsxCollector.ReadAsync(settings ?? Settings, credentials ?? Credentials, Edges, Time, progress, cancellation);

    /// <summary>The paths that were asked for, without their queries, in order.</summary>
    public IReadOnlyList<string> Asked => [.. Manager.Log.Requests.Select(r => r.Path.Split('?')[0])];

    public int Times(string path) => Asked.Count(p => p == path);

    public ValueTask DisposeAsync() => Manager.DisposeAsync();
}
