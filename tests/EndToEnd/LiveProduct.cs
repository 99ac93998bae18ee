using System.Net.Http.Json;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using HybridDrift.Collect;
using HybridDrift.Emulators;
using HybridDrift.Emulators.Tickets;
using HybridDrift.Jobs;
using HybridDrift.Local.Serving;
using HybridDrift.Storage;
using HybridDrift.Tests.Storage;
using HybridDrift.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace HybridDrift.Tests.EndToEnd;

/// <summary>The whole product with everything around it: emulated live systems, blobs and queues in Azurite, a ticket system, real time.</summary>
internal sealed class LiveProduct : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder folder = new();
    private readonly string secret = $"live-{Guid.NewGuid():n}";
    private readonly string connection;
    private WebApplication app = null!;

    private LiveProduct(string connection) => this.connection = connection;

    public HttpClient Client { get; private set; } = null!;

    public EmulatedSite Site { get; private set; } = null!;

    public TicketSystemEmulator Tickets { get; private set; } = null!;

    /// <param name="schedule">Far away, when only what is asked for is to be scanned.</param>
    public static async Task<LiveProduct> StartAsync(AzuriteServer azurite, string recording, string schedule = "0 0 0 1 1 *", params (string Name, string Value)[] settings)
    {
        var product = new LiveProduct(azurite.ConnectionString);
        await product.ClearAsync();
        product.Site = await EmulatedSite.StartAsync(Path.Combine(ExampleSite.Folder, recording), TimeProvider.System);
        product.Tickets = await TicketSystemEmulator.StartAsync();
        var plan = product.Site.WritePlan(Path.Combine(ExampleSite.Folder, "plan.yaml"), product.folder["plan"], product.secret);
        Environment.SetEnvironmentVariable(GivenSecrets.VariableOf(product.secret), $"{product.Site.Nsx.User}:{product.Site.Nsx.Password}");
        await File.WriteAllTextAsync(product.folder["tickets.pem"], product.Tickets.Certificate.AuthorityPem);

        var all = settings.ToDictionary(s => s.Name, s => (string?)s.Value);
        all["HybridDrift:Storage:ConnectionString"] = product.connection;
        all[ScanSchedule.Setting] = schedule;
        foreach (var system in new[] { "ServiceNow", "Jira" })
        {
            all[$"HybridDrift:Tickets:{system}:PostBack:BaseAddress"] = product.Tickets.Url.ToString();
            all[$"HybridDrift:Tickets:{system}:PostBack:Token"] = "a-token-that-is-long-enough";
            all[$"HybridDrift:Tickets:{system}:PostBack:CaFile"] = product.folder["tickets.pem"];
        }
        product.app = LocalHead.Build("http://127.0.0.1:0", all, _ => product.folder["plan"], key: null, TimeProvider.System);
        await product.app.Services.GetRequiredService<PlanLibrary>().CreateAsync("dal10", await File.ReadAllBytesAsync(plan), default);
        await product.app.StartAsync();
        product.Client = new() { BaseAddress = new(product.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
        return product;
    }

    public Task<JsonElement> GetAsync(string path) => Client.GetFromJsonAsync<JsonElement>(path);

    /// <summary>The reports, newest first, once there are as many and no job is left.</summary>
    public async Task<IReadOnlyList<string>> ReportsAsync(int count)
    {
        using var enough = new CancellationTokenSource(Patience);
        var queue = new QueueClient(connection, IScanJobs.Name, AzureScanJobs.ClientOptions());
        while (true)
        {
            var runs = (await GetAsync("/api/sites/dal10/reports")).GetProperty("reports").EnumerateArray().Select(r => r.GetProperty("run").GetString()!).ToArray();
            if (runs.Length >= count && (await queue.GetPropertiesAsync(enough.Token)).Value.ApproximateMessagesCount == 0) return runs;
            await Task.Delay(200, enough.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        await Site.DisposeAsync();
        await Tickets.DisposeAsync();
        Environment.SetEnvironmentVariable(GivenSecrets.VariableOf(secret), null);
        folder.Dispose();
    }

    /// <summary>What another test left in the same account.</summary>
    private async Task ClearAsync()
    {
        var service = new BlobServiceClient(connection, AzureBlobStore.ClientOptions());
        foreach (var name in ContainersStore.Names) await service.GetBlobContainerClient(name).DeleteIfExistsAsync();
        foreach (var name in new[] { IScanJobs.Name, IScanJobs.PoisonName }) await new QueueClient(connection, name, AzureScanJobs.ClientOptions()).DeleteIfExistsAsync();
    }
}
