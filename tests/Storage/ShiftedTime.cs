namespace HybridDrift.Tests.Storage;

/// <summary>The system's time, ahead by some: what waits for a moment goes on waiting for as long as ever.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    private TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

    public Task PassAsync(TimeSpan span)
    {
        ahead += span;
        return Task.CompletedTask;
    }
}
