namespace HybridDrift.Collect.Kubernetes;

/// <summary>What the readers of one cluster share.</summary>
/// <param name="Wanted">Cancelled when nobody wants it any more.</param>
/// <param name="Cancellation">Cancelled then, and when the time for the cluster is over.</param>
internal sealed record ClusterSession(
    ClusterConnection Connection, ApiCalls Calls, ClusterLimits Limits, TimeProvider Time, Found Found, CancellationToken Wanted, CancellationToken Cancellation)
{
    public ListReader Lists { get; } = new(Calls, Limits);

    /// <summary>Reads what becomes one document; when the time for the cluster is over, or its account has expired meanwhile, that is its problem: what was read before stays as it is.</summary>
    /// <exception cref="OperationCanceledException">Nobody wants it any more.</exception>
    public async Task ReadAsync(string name, Func<Task> read)
    {
        if (await TroubleAsync(read) is { } trouble) Found.AddProblemOf(name, trouble);
    }

    /// <summary>Why it was not read to its end; null when it was.</summary>
    /// <inheritdoc cref="ReadAsync" path="/exception"/>
    public async Task<string?> TroubleAsync(Func<Task> read)
    {
        try
        {
            await read();
            return null;
        }
        catch (OperationCanceledException) when (!Wanted.IsCancellationRequested)
        {
            return $"was not read: the {Limits.Deadline.TotalSeconds:0.#} s for this cluster were over";
        }
        catch (UnknownAccountException)
        {
            return UnknownAccountException.Meanwhile;
        }
    }
}
