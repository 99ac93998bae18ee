using System.Net;
using HybridDrift.Jobs;
using HybridDrift.Local.Serving;
using HybridDrift.Storage;
using HybridDrift.Tests.Storage;
using HybridDrift.Tests.Support;
using HybridDrift.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace HybridDrift.Tests.Web.Pages;

/// <summary>
/// The local head on a port of its own, with the example's plan and an empty store. Its time stands still, so its workers wait for
/// ever once they have found nothing to do: scans are done when a test says so.
/// </summary>
internal sealed class ServedPages : IAsyncDisposable
{
    public const string Site = "dal10";

    private readonly TemporaryFolder folder = new();
    private readonly ServiceProvider clients = Clients();
    private WebApplication app = null!;

    public string Address { get; private set; } = "";

    public IObjectStore Store => app.Services.GetRequiredService<IObjectStore>();

    public static async Task<ServedPages> StartAsync(string? key = null)
    {
        var served = new ServedPages();
        var time = new StillTime();
        served.app = LocalHead.Build("http://127.0.0.1:0", new Dictionary<string, string?> { [$"{KeptIn.Section}:Folder"] = served.folder.Path }, _ => ExampleSite.Folder, key, time);
        await new PlanLibrary(served.Store).CreateAsync(Site, ExampleSite.Healthy().Plan.File, default);
        await served.app.StartAsync();
        await time.WorkersWait;
        served.Address = served.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return served;
    }

    /// <summary>A scan of what the example has become, kept as a job keeps it.</summary>
    public async Task KeepAsync(ExampleSite example, string run, DateTimeOffset time)
    {
        var plan = example.Plan;
        await new KeptScans(Store).KeepAsync(KeptScan.Of(Site, run, time, plan.File, example.Recording), default);
        var report = Scan.Judge(plan, example.Recording, run, time);
        await new ReportLibrary(Store).SaveAsync(Scan.Files(report), default);
        await new SiteStatuses(Store).ChangeAsync(Site, s => s.With(new(run, time, time, report.Verdict.ToString())), default);
    }

    /// <summary>A report of which only its place in lists matters.</summary>
    public Task KeepBareAsync(string run, DateTimeOffset time, string verdict) =>
        new ReportLibrary(Store).SaveAsync(new(Site, time, run, verdict, [new("report.html", "text/html; charset=utf-8", "<p>bare</p>"u8.ToArray())]), default);

    /// <summary>Does the job that was asked for.</summary>
    public async Task WorkAsync() => Assert.True(await app.Services.GetRequiredService<ScanWorker>().RunOneAsync(default));

    /// <param name="path">Sent as it is written, tricks and all.</param>
    public async Task<Answer> SendAsync(string path, HttpMethod? method = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(Address + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await clients.GetRequiredService<IHttpClientFactory>().CreateClient("pages").SendAsync(request);
        return new(response.StatusCode, response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase), await response.Content.ReadAsStringAsync());
    }

    public async Task<string> PageAsync(string path)
    {
        var answer = await SendAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer.Text;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await clients.DisposeAsync();
        folder.Dispose();
    }

    private static ServiceProvider Clients()
    {
        var services = new ServiceCollection();
        services.AddHttpClient("pages").ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        return services.BuildServiceProvider();
    }
}

/// <summary>A time that stands still, and tells when both workers of the head have begun to wait for it.</summary>
internal sealed class StillTime() : FakeTimeProvider(ExampleSite.Now)
{
    private readonly TaskCompletionSource waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int workers;

    public Task WorkersWait => waiting.Task;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime == TimeSpan.FromSeconds(1) && Interlocked.Increment(ref workers) == 2) waiting.SetResult();
        return timer;
    }
}

internal sealed record Answer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, string Text);
