using HybridDrift.Jobs;

namespace HybridDrift.Functions.Triggers;

/// <summary>Does the jobs of the queue. What fails is delivered again by the host, five times at most, and then goes to the poison queue.</summary>
public sealed class ScanFunction(ScanRunner runner)
{
    /// <summary>Name of the settings that say which storage account the queues are in.</summary>
    public const string Connection = "DriftQueue";

    [Function("Scan")]
    public Task RunAsync([QueueTrigger(IScanJobs.Name, Connection = Connection)] string message, CancellationToken cancellationToken) =>
        ScanJob.TryRead(message) is { } job ? runner.RunAsync(job, cancellationToken) : throw new InvalidDataException("A message of the queue is not a job.");

    /// <summary>The site's status tells of a job that was given up.</summary>
    [Function("ScanGivenUp")]
    public Task GivenUpAsync([QueueTrigger(IScanJobs.PoisonName, Connection = Connection)] string message, CancellationToken cancellationToken) =>
        ScanJob.TryRead(message) is { } job ? runner.GiveUpAsync(job, cancellationToken) : Task.CompletedTask;
}
