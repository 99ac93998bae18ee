namespace HybridDrift.Jobs;

/// <summary>Where scans are asked for. What was sent is delivered at least once, in any order.</summary>
public interface IScanJobs
{
    /// <summary>Name of the queue of jobs; that of those that failed too often is the same with <c>-poison</c>.</summary>
    const string Name = "drift-scans", PoisonName = "drift-scans-poison";

    /// <param name="delay">How long it stays unseen at first.</param>
    /// <exception cref="IOException">The queue cannot be reached or does not permit it: it is not known whether the job was sent.</exception>
    Task SendAsync(ScanJob job, TimeSpan delay, CancellationToken ct);
}
