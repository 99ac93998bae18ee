using System.Collections.Concurrent;

namespace HybridDrift.Emulators;

/// <summary>A call as it came in.</summary>
/// <param name="Path">With its query.</param>
/// <param name="Headers">Their names.</param>
public sealed record LoggedRequest(string Method, string Path, IReadOnlyList<string> Headers, string Accept, DateTimeOffset Time);

/// <summary>Every call to an emulator, and how many were under way at once.</summary>
public sealed class RequestLog(TimeProvider time)
{
    private readonly ConcurrentQueue<LoggedRequest> requests = new();
    private readonly Lock gate = new();
    private int now;
    private int abandoned;

    public IReadOnlyList<LoggedRequest> Requests => [.. requests];

    public int MostAtOnce { get; private set; }

    /// <summary>What was asked that no reader may ask.</summary>
    public ConcurrentQueue<string> NotAllowed { get; } = new();

    /// <summary>Says what was wrong with the requests as a whole; null when nothing was.</summary>
    /// <remarks>
    /// The caller counts when it sends and this counts when something arrives. Calls that the caller gave up may still be under way
    /// here. Of calls that come late together there are as many as are under way; and a clock counts in steps.
    /// </remarks>
    public string? Excess(int atOnce, int perSecond)
    {
        if (MostAtOnce > atOnce + Math.Min(abandoned, atOnce)) return $"{MostAtOnce} calls were under way at once, and {atOnce} may be";
        var times = Requests.Select(r => r.Time).Order().ToArray();
        var (most, second) = (perSecond + atOnce + 1, TimeSpan.FromMilliseconds(950));
        for (var i = 0; i + most - 1 < times.Length; i++)
            if (times[i + most - 1] - times[i] < second) return $"{most} calls came within a second, and {perSecond} may";
        return null;
    }

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        requests.Enqueue(new(request.Method, request.Path + request.QueryString, [.. request.Headers.Keys], request.Headers.Accept.ToString(), time.GetUtcNow()));
        lock (gate) MostAtOnce = Math.Max(MostAtOnce, ++now);
        var left = false;
        // Before the caller can have the answer, and ask again.
        context.Response.OnStarting(() => Leave());
        try
        {
            await next(context);
        }
        finally
        {
            await Leave();
        }

        Task Leave()
        {
            lock (gate)
            {
                if (!left) now--;
                if (!left && context.RequestAborted.IsCancellationRequested) abandoned++;
                left = true;
            }
            return Task.CompletedTask;
        }
    }
}
