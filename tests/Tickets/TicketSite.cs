using HybridDrift.Jobs;
using HybridDrift.Storage;
using HybridDrift.Tests.Storage;
using HybridDrift.Tickets;
using Microsoft.Extensions.Configuration;

namespace HybridDrift.Tests.Tickets;

/// <summary>A store with one plan, a queue, and an intake that takes changes of all systems.</summary>
internal sealed class TicketSite : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public TicketSite(Action<Dictionary<string, string?>>? edit = null, string[]? sites = null)
    {
        var values = new Dictionary<string, string?>
        {
            ["ServiceNow:Keys:0"] = Sender.Base64Key,
            ["ServiceNow:SharedSecrets:0"] = Sender.Secret,
            ["Jira:Keys:0"] = Sender.TextKey,
            ["Jira:States:Implement:0"] = "10007",
            ["Jira:Categories:Closed:0"] = "done",
            ["Jira:SiteField"] = "customfield_10033",
            ["Jira:ScopeField"] = "customfield_10032",
            ["Jira:StartField"] = "customfield_10030",
            ["Jira:EndField"] = "customfield_10031",
            ["GitHub:Keys:0"] = Sender.TextKey,
            ["Standard:Keys:0"] = Sender.Base64Key,
        };
        edit?.Invoke(values);
        var reading = Settings(values);
        Assert.Empty(reading.Problems);
        Known = reading.Value;
        Store = new(folder.Path);
        foreach (var site in sites ?? ["dal10"]) new PlanLibrary(Store).CreateAsync(site, "x"u8.ToArray(), default).GetAwaiter().GetResult();
        Intake = NewIntake();
    }

    public string Folder => folder.Path;

    public TicketSettings Known { get; }

    public FolderStore Store { get; }

    public SentJobs Jobs { get; } = new();

    public StoppedTime Time { get; } = new();

    public TicketIntake Intake { get; }

    /// <summary>As after a restart: nothing is left but what is stored.</summary>
    public TicketIntake NewIntake(IObjectStore? store = null, IScanJobs? jobs = null) => new(Known, store ?? Store, jobs ?? Jobs, Time);

    public static HybridDrift.Collect.Reading<TicketSettings> Settings(Dictionary<string, string?> values) =>
        TicketSettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create($"HybridDrift:Tickets:{v.Key}", v.Value))).Build());

    public async Task<TicketOutcome> ReceiveAsync(TicketDelivery delivery) => await Intake.ReceiveAsync(delivery, default);

    /// <summary>Takes a change, and tells what the queue got of it.</summary>
    public async Task<ScanJob> AcceptAsync(TicketDelivery delivery)
    {
        var outcome = await ReceiveAsync(delivery);
        Assert.True(outcome.Status == TicketStatus.Accepted, $"{outcome}");
        return Jobs.Sent[^1];
    }

    /// <summary>Refuses it, keeps nothing and asks for nothing; tells why.</summary>
    public async Task<string> RefuseAsync(TicketDelivery delivery, TicketStatus status)
    {
        var outcome = await ReceiveAsync(delivery);
        Assert.True(outcome.Status == status, $"{outcome}");
        Assert.Empty(Jobs.Sent);
        Assert.Empty(await EntriesAsync());
        return outcome.Why;
    }

    public async Task<IReadOnlyList<string>> EntriesAsync()
    {
        var entries = new List<string>();
        await foreach (var found in Store.ListAsync("state/", default))
            entries.Add(System.Text.Encoding.UTF8.GetString((await Store.ReadAsync(found.Name, default))!.Content.Span));
        return entries;
    }

    public void Dispose() => folder.Dispose();
}

/// <summary>A queue that keeps what it gets.</summary>
internal sealed class SentJobs : IScanJobs
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<ScanJob> sent = new();

    public IReadOnlyList<ScanJob> Sent => [.. sent];

    /// <summary>Comes before a job is kept.</summary>
    public Action Before { get; set; } = () => { };

    public Task SendAsync(ScanJob job, TimeSpan delay, CancellationToken ct)
    {
        Before();
        // As it would come out at the other end.
        sent.Enqueue(ScanJob.TryRead(job.ToMessage()) ?? throw new InvalidOperationException("not the message of a job"));
        return Task.CompletedTask;
    }
}

/// <summary>A clock that stands, on which waits still end.</summary>
internal sealed class StoppedTime : TimeProvider
{
    public DateTimeOffset Now { get; set; } = Sender.Now;

    public override DateTimeOffset GetUtcNow() => Now;
}
