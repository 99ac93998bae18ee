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

    public IReadOnlyList<LoggedRequest> Requests => [.. requests];

    public int MostAtOnce { get; private set; }

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
                left = true;
            }
            return Task.CompletedTask;
        }
    }
}
