namespace HybridDrift.Collect.Kubernetes;

/// <summary>What the readers of one cluster share.</summary>
/// <param name="Wanted">Cancelled when nobody wants it any more.</param>
/// <param name="Cancellation">Cancelled then, and when the time for the cluster is over.</param>
internal sealed record ClusterSession(
    ClusterConnection Connection, ApiCalls Calls, ClusterLimits Limits, TimeProvider Time, Found Found, CancellationToken Wanted, CancellationToken Cancellation)
{
    public ListReader Lists { get; } = new(Calls, Limits);

    /// <summary>Reads what becomes one document; when the time for the cluster is over, that is its problem.</summary>
    /// <exception cref="OperationCanceledException">Nobody wants it any more.</exception>
    public async Task ReadAsync(string name, Func<Task> read)
    {
        try
        {
            await read();
        }
        catch (OperationCanceledException) when (!Wanted.IsCancellationRequested)
        {
            Found.AddProblemOf(name, $"was not read: the {Limits.Deadline.TotalSeconds:0.#} s for this cluster were over");
        }
    }
}
