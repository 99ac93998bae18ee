using HybridDrift.Jobs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HybridDrift.Local.Serving;

/// <summary>What the Functions host does by its timer: it puts the jobs of the schedule on the queue.</summary>
internal sealed partial class ScheduleService(Timetable timetable, TimeProvider time, ILogger<ScheduleService> log) : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await timetable.RunAsync(stoppingToken);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or TimeoutException)
            {
                LogFailed(e.GetType().Name);
                await Task.Delay(AfterFailure, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The scans of the schedule could not be asked for: {Kind}; tried again in 30 seconds")]
    private partial void LogFailed(string kind);
}

/// <summary>What the Functions host does by its queue trigger. Two at a time: a site that takes long does not hold up the others.</summary>
internal sealed class WorkerService(ScanWorker worker) : BackgroundService
{
    private const int AtOnce = 2;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => worker.RunAsync(stoppingToken), CancellationToken.None)));
}
