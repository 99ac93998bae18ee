namespace HybridDrift.Jobs;

/// <summary>Where jobs are taken from, by a head that has no host to do so.</summary>
public interface IScanInbox
{
    /// <summary>Takes the next job. Others do not see it for a while; when it is not done by then, it is delivered again.</summary>
    /// <returns>Null when there is none to be done now.</returns>
    Task<IReceivedScan?> ReceiveAsync(CancellationToken ct);
}

/// <summary>A delivery of a job.</summary>
public interface IReceivedScan
{
    string Message { get; }

    /// <summary>Which delivery this is, from 1.</summary>
    int Attempt { get; }

    /// <summary>It need not be delivered any more.</summary>
    Task DoneAsync(CancellationToken ct);

    /// <summary>It is delivered again after a while.</summary>
    Task RetryAsync(TimeSpan delay, CancellationToken ct);

    /// <summary>It has failed too often: it goes where people look after it.</summary>
    Task GiveUpAsync(CancellationToken ct);
}
