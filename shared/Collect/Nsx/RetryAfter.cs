namespace HybridDrift.Collect.Nsx;

/// <summary>How long a server asks to be left alone.</summary>
internal static class RetryAfter
{
    /// <summary>Null when it does not ask.</summary>
    public static TimeSpan? Of(HttpResponseMessage? answer, TimeProvider time)
    {
        var header = answer?.Headers.RetryAfter;
        var wait = header?.Delta ?? header?.Date - time.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
