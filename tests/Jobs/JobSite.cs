using HybridDrift.Collect;
using HybridDrift.Jobs;
using HybridDrift.Storage;
using HybridDrift.Tests.Storage;
using HybridDrift.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace HybridDrift.Tests.Jobs;

/// <summary>The example site in a store of its own, with a queue, and with what its live systems say.</summary>
internal sealed class JobSite : IDisposable
{
    public const string Site = "dal10";

    public static readonly CancellationToken None = CancellationToken.None;

    private readonly TemporaryFolder folder = new();

    public JobSite()
    {
        // In the system's time, in which the ages of their files are.
        Store = new FolderStore(folder["store"]);
        Queue = new(new FolderStore(folder["queue"]), Time);
    }

    public FakeTimeProvider Time { get; } = new(ExampleSite.Now);

    public IObjectStore Store { get; }

    public StoredScanJobs Queue { get; }

    /// <summary>How often the live systems were read.</summary>
    public int Reads { get; private set; }

    /// <summary>What reading the live systems gives.</summary>
    public Func<CancellationToken, Task<Recording>> Live { get; set; } = _ => Task.FromResult(ExampleSite.WithManifest().Recording);

    public ScanRunner Runner => RunnerOver(Store);

    public ScanWorker Worker => new(Queue, Runner, Time, NullLogger<ScanWorker>.Instance);

    public SiteStatuses Statuses => new(Store);

    public ReportLibrary Reports => new(Store);

    public ScanRunner RunnerOver(IObjectStore store) => new(store, Queue, (_, ct) =>
    {
        Reads++;
        return Live(ct);
    }, Time);

    public ScanJob Job(string run = "run00001", ScanReason reason = ScanReason.Manual) => new(run, Site, reason, Time.GetUtcNow());

    public async Task<JobSite> WithPlanAsync(string? plan = null)
    {
        await new PlanLibrary(Store).CreateAsync(Site, plan is null ? ExampleSite.Healthy().Plan.File : System.Text.Encoding.UTF8.GetBytes(plan), None);
        return this;
    }

    public Task<SiteStatus> StatusAsync() => Statuses.ReadAsync(Site, None);

    public ValueTask<List<ReportManifest>> KeptAsync() => Reports.ListAsync(Site, None).ToListAsync();

    public void Dispose() => folder.Dispose();
}
