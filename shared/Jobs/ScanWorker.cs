using Microsoft.Extensions.Logging;

namespace HybridDrift.Jobs;

/// <summary>Takes jobs from the inbox and does them, one after the other, as the Functions host does with its queue.</summary>
public sealed partial class ScanWorker(IScanInbox inbox, ScanRunner runner, TimeProvider time, ILogger<ScanWorker> log)
{
    /// <summary>As in <c>host.json</c>.</summary>
    public const int MaxAttempts = 5;

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1), AfterFailure = TimeSpan.FromSeconds(30);

    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                if (!await RunOneAsync(ct)) await Task.Delay(Idle, time, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or TimeoutException)
            {
                // The queue itself: what was taken comes back by itself.
                LogQueue(e.GetType().Name);
                await Task.Delay(AfterFailure, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <returns>Whether there was one.</returns>
    public async Task<bool> RunOneAsync(CancellationToken ct)
    {
        if (await inbox.ReceiveAsync(ct) is not { } received) return false;
        if (ScanJob.TryRead(received.Message) is not { } job)
        {
            LogUnreadable();
            await received.GiveUpAsync(ct);
            return true;
        }
        try
        {
            var outcome = await runner.RunAsync(job, ct);
            LogDone(job.Site, job.Run, outcome.End);
            await received.DoneAsync(ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The process ends: whoever comes next need not wait until it is seen again.
            await received.RetryAsync(TimeSpan.Zero, CancellationToken.None);
            throw;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            LogFailed(job.Site, job.Run, received.Attempt, e.GetType().Name);
            if (received.Attempt < MaxAttempts) await received.RetryAsync(AfterFailure, ct);
            else
            {
                await runner.GiveUpAsync(job, ct);
                await received.GiveUpAsync(ct);
            }
        }
        return true;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Scan {Run} of {Site}: {End}")]
    private partial void LogDone(string site, string run, ScanEnd end);

    [LoggerMessage(Level = LogLevel.Error, Message = "Scan {Run} of {Site} failed at attempt {Attempt}: {Kind}; see the site's status")]
    private partial void LogFailed(string site, string run, int attempt, string kind);

    [LoggerMessage(Level = LogLevel.Error, Message = "A message of the queue is not a job and was given up")]
    private partial void LogUnreadable();

    [LoggerMessage(Level = LogLevel.Error, Message = "The queue could not be used: {Kind}")]
    private partial void LogQueue(string kind);
}
