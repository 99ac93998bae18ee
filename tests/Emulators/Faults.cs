using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace HybridDrift.Emulators;

/// <summary>What goes wrong at which path. On in the order of the calls: the next fault of a path comes when the one before has been used up.</summary>
public sealed class Faults
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Planned>> planned = new(StringComparer.Ordinal);

    private sealed class Planned(Fault fault, int times)
    {
        private int left = times;
        private int used;

        public bool TryTake([NotNullWhen(true)] out Fault? taken, out int nth)
        {
            taken = Interlocked.Decrement(ref left) >= 0 ? fault : null;
            nth = taken is null ? 0 : Interlocked.Increment(ref used);
            return taken is not null;
        }
    }

    /// <summary>At a path, without its query; for so many calls.</summary>
    public void On(string path, Fault fault, int times = int.MaxValue) => planned.GetOrAdd(path, _ => new()).Enqueue(new(fault, times));

    /// <summary>So many answers had a fault.</summary>
    public int Used { get; private set; }

    /// <summary>A fault broke a connection.</summary>
    public bool Broke { get; private set; }

    public void Clear() => planned.Clear();

    /// <summary>As middleware: the true answer is made, and the fault makes of it what it will.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (Take(context.Request.Path.Value ?? "/", out var nth) is not { } fault)
        {
            await next(context);
            return;
        }
        Used++;
        Broke |= fault.Name is "reset" or "truncated";
        var sent = context.Response.Body;
        using var whole = new MemoryStream();
        context.Response.Body = whole;
        await next(context);
        context.Response.Body = sent;
        await fault.Answer(new(context, whole.ToArray(), nth));
    }

    private Fault? Take(string path, out int nth)
    {
        nth = 0;
        foreach (var one in planned.GetValueOrDefault(path) ?? [])
            if (one.TryTake(out var fault, out nth)) return fault;
        return null;
    }
}
