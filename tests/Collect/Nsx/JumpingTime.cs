using Microsoft.Extensions.Time.Testing;

namespace HybridDrift.Tests.Collect.Nsx;

/// <summary>A clock on which short waits are over at once, by jumping ahead; time-outs and deadlines come when it gets there.</summary>
internal sealed class JumpingTime() : FakeTimeProvider(new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero))
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(30);

    /// <summary>Hears of every wait, however long.</summary>
    public Action<TimeSpan>? Waits { get; set; }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Waits?.Invoke(dueTime);
        if (dueTime > TimeSpan.Zero && dueTime < Short) ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        return timer;
    }
}
