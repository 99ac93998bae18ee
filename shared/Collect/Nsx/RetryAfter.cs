using System.Net.Http.Headers;

namespace HybridDrift.Collect.Nsx;

/// <summary>How long a server asks to be left alone.</summary>
internal static class RetryAfter
{
    /// <summary>Null when it does not ask.</summary>
    public static TimeSpan? Of(HttpResponseMessage? answer, TimeProvider time) => Of(answer?.Headers.RetryAfter, time);

    /// <inheritdoc cref="Of(HttpResponseMessage?, TimeProvider)"/>
    public static TimeSpan? Of(RetryConditionHeaderValue? header, TimeProvider time)
    {
        var wait = header?.Delta ?? header?.Date - time.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
