using HybridDrift.Jobs;
using HybridDrift.Tests.Storage;

namespace HybridDrift.Tests.Jobs;

/// <summary>What every queue has to do. A test class per queue derives from it.</summary>
public abstract class ScanJobsContract
{
    protected static readonly CancellationToken None = CancellationToken.None;

    protected static readonly DateTimeOffset Asked = new(2026, 11, 22, 8, 30, 0, TimeSpan.Zero);

    protected abstract (IScanJobs Jobs, IScanInbox Inbox) Open();

    [ContractFact]
    public async Task What_was_sent_is_taken_once_and_is_gone_when_done()
    {
        var (jobs, inbox) = Open();
        Assert.Null(await inbox.ReceiveAsync(None));
        var sent = Job("run00001");
        await jobs.SendAsync(sent, TimeSpan.Zero, None);

        var received = await inbox.ReceiveAsync(None);

        Assert.Equal(sent.ToMessage(), received!.Message);
        Assert.Equal(1, received.Attempt);
        Assert.Null(await Open().Inbox.ReceiveAsync(None));
        await received.DoneAsync(None);
        await received.DoneAsync(None);
        Assert.Null(await inbox.ReceiveAsync(None));
    }

    [ContractFact]
    public async Task What_is_sent_for_later_is_not_seen_now()
    {
        var (jobs, inbox) = Open();
        await jobs.SendAsync(Job("run00001"), TimeSpan.FromHours(1), None);
        await jobs.SendAsync(Job("run00002"), TimeSpan.Zero, None);

        Assert.Equal("run00002", Run(await inbox.ReceiveAsync(None)));
        Assert.Null(await inbox.ReceiveAsync(None));
    }

    [ContractFact]
    public async Task What_is_tried_again_counts_its_attempts()
    {
        var (jobs, inbox) = Open();
        await jobs.SendAsync(Job("run00001"), TimeSpan.Zero, None);

        for (var attempt = 1; attempt <= 4; attempt++)
        {
            var received = await inbox.ReceiveAsync(None);
            Assert.Equal(attempt, received!.Attempt);
            await received.RetryAsync(TimeSpan.Zero, None);
        }
    }

    [ContractFact]
    public async Task What_is_given_up_is_not_delivered_any_more()
    {
        var (jobs, inbox) = Open();
        await jobs.SendAsync(Job("run00001"), TimeSpan.Zero, None);

        await (await inbox.ReceiveAsync(None))!.GiveUpAsync(None);

        Assert.Null(await inbox.ReceiveAsync(None));
    }

    [ContractFact]
    public async Task Of_many_takers_each_job_is_had_by_one()
    {
        var (jobs, _) = Open();
        for (var n = 0; n < 20; n++) await jobs.SendAsync(Job($"run{n:00000}"), TimeSpan.Zero, None);

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var inbox = Open().Inbox;
            var runs = new List<string>();
            while (await inbox.ReceiveAsync(None) is { } received)
            {
                runs.Add(Run(received));
                await received.DoneAsync(None);
            }
            return runs;
        })));

        // A taker may find nothing while another one is at the last.
        var rest = new List<string>();
        while (await Open().Inbox.ReceiveAsync(None) is { } received)
        {
            rest.Add(Run(received));
            await received.DoneAsync(None);
        }
        Assert.Equal(Enumerable.Range(0, 20).Select(n => $"run{n:00000}"), taken.SelectMany(t => t).Concat(rest).Order(StringComparer.Ordinal));
    }

    protected static ScanJob Job(string run) => new(run, "dal10", ScanReason.Manual, Asked);

    protected static string Run(IReceivedScan? received) => ScanJob.TryRead(Assert.IsAssignableFrom<IReceivedScan>(received).Message)!.Run;
}
