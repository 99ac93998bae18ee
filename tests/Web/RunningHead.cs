using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HybridDrift.Jobs;
using HybridDrift.Local.Serving;
using HybridDrift.Storage;
using HybridDrift.Tests.Storage;
using HybridDrift.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace HybridDrift.Tests.Web;

/// <summary>The local head on a free port of loopback, over a folder of its own; nothing is scanned unless a test says so.</summary>
internal sealed class RunningHead : IAsyncDisposable
{
    private readonly TemporaryFolder folder;
    private readonly WebApplication app;

    private RunningHead(WebApplication app, TemporaryFolder folder)
    {
        (this.app, this.folder) = (app, folder);
        Client = new() { BaseAddress = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => app.Services;

    public static async Task<RunningHead> StartAsync(string? key = null, bool plan = true, params (string Name, string Value)[] settings)
    {
        var folder = new TemporaryFolder();
        var all = settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value)).Append(new("HybridDrift:Storage:Folder", folder["store"])).ToDictionary();
        var app = LocalHead.Build("http://127.0.0.1:0", all, _ => ExampleSite.Folder, key, TimeProvider.System);
        if (plan) await app.Services.GetRequiredService<PlanLibrary>().CreateAsync("dal10", ExampleSite.Healthy().Plan.File, default);
        await app.StartAsync();
        return new(app, folder);
    }

    /// <summary>Keeps the report of a scan, as a run would, without waiting for one.</summary>
    public async Task KeepReportAsync(ExampleSite site, string run, DateTimeOffset time)
    {
        var report = HybridDrift.Scan.Judge(site.Plan, site.Recording, run, time);
        await Services.GetRequiredService<KeptScans>().KeepAsync(KeptScan.Of("dal10", run, time, site.Plan.File, site.Recording), default);
        await Services.GetRequiredService<ReportLibrary>().SaveAsync(HybridDrift.Scan.Files(report), default);
    }

    public async Task<JsonElement> GetAsync(string path) => await Client.GetFromJsonAsync<JsonElement>(path);

    /// <summary>Asks until the answer is there, as a person would press reload.</summary>
    public async Task<HttpResponseMessage> SoonAsync(string path)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var answer = await Client.GetAsync(path);
            if (answer.StatusCode != HttpStatusCode.NotFound || TimeProvider.System.GetElapsedTime(deadline) > TimeSpan.FromMinutes(2)) return answer;
            await Task.Delay(100);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Dispose();
    }
}
