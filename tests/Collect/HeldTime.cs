using System.Collections.Concurrent;

namespace HybridDrift.Tests.Collect;

/// <summary>A time in which pauses are over at once, and in which timeouts come when they are told to.</summary>
/// <param name="held">The lengths of what waits to be told.</param>
internal sealed class HeldTime(params TimeSpan[] held) : TimeProvider
{
    private readonly ConcurrentDictionary<Timer, TimeSpan> timers = new();

    /// <summary>How long was waited between tries.</summary>
    public ConcurrentQueue<TimeSpan> Pauses { get; } = new();

    /// <summary>Lets all timeouts of a length pass.</summary>
    public void Pass(TimeSpan length)
    {
        foreach (var (timer, _) in timers.Where(t => t.Value == length)) timer.Fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(HeldTime time, TimerCallback callback, object? state) : ITimer
    {
        public void Fire()
        {
            if (time.timers.TryRemove(this, out _)) callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == Timeout.InfiniteTimeSpan) return true;
            time.timers[this] = dueTime;
            if (time.IsHeld(dueTime)) return true;
            time.Pauses.Enqueue(dueTime);
            ThreadPool.QueueUserWorkItem(_ => Fire());
            return true;
        }

        public void Dispose() => time.timers.TryRemove(this, out _);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private bool IsHeld(TimeSpan length) => held.Contains(length);
}
