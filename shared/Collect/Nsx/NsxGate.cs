using System.Net;
using System.Net.Http.Headers;

namespace HybridDrift.Collect.Nsx;

/// <summary>
/// Lets calls to NSX Manager pass: few at once, few in a second, none while it asks to be left alone, and none at all
/// once it has refused the login, because accounts lock.
/// </summary>
internal sealed class NsxGate(NsxSettings settings, TimeProvider time) : DelegatingHandler
{
    private readonly SemaphoreSlim slots = new(settings.MaxInFlight);
    private readonly TimeSpan between = TimeSpan.FromSeconds(1.0 / settings.MaxPerSecond);
    private readonly Lock clock = new();
    private DateTimeOffset next = DateTimeOffset.MinValue;
    private volatile string? closed;
    private volatile string? lastToken;

    /// <summary>Why nothing more is asked; null while it is.</summary>
    public string? Closed => closed;

    /// <summary>No other is asked for when this one is refused.</summary>
    public string? LastToken
    {
        set => lastToken = value;
    }

    /// <summary>The first reason stands.</summary>
    public void Close(string why) => Interlocked.CompareExchange(ref closed, why, null);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await slots.WaitAsync(cancellationToken);
        try
        {
            if (Reserve() is var wait && wait > TimeSpan.Zero) await Task.Delay(wait, time, cancellationToken);
            if (Closed is not null) throw new HttpRequestException(HttpRequestError.Unknown, "closed");
            var answer = await base.SendAsync(request, cancellationToken);
            Heed(request, answer);
            return answer;
        }
        finally
        {
            slots.Release();
        }
    }

    /// <summary>Before the slot is free again: whoever waits for it must know.</summary>
    private void Heed(HttpRequestMessage request, HttpResponseMessage answer)
    {
        // A token may have run out, once; a password that is refused is refused again.
        if (answer.StatusCode == HttpStatusCode.Unauthorized && request.Headers.Authorization is { } sent)
        {
            if (sent.Scheme == "Basic") Close(Refused(401));
            if (sent.ToString() == lastToken) Close("NSX Manager refused a token that it had just given (status 401): check that the account is not locked, and the clock of NSX Manager");
        }
        // NSX Manager says so to a wrong password, with a page for people.
        if (answer.StatusCode == HttpStatusCode.Forbidden && request.Headers.Authorization?.Scheme == "Basic" && answer.Content.Headers.ContentType?.MediaType is "text/html") Close(Refused(403));
        if (answer.StatusCode == HttpStatusCode.TooManyRequests && RetryAfter.Of(answer, time) is { } pause && pause < settings.Deadline) Pause(pause);
    }

    /// <summary>How long an answer asks to be left alone, when the time is over by then.</summary>
    public TimeSpan? TooLong(string? retryAfter, DateTimeOffset end) =>
        RetryConditionHeaderValue.TryParse(retryAfter, out var header) && RetryAfter.Of(header, time) is { } wait && time.GetUtcNow() + wait >= end ? wait : null;

    public static string Refused(int status) =>
        $"NSX Manager refused the login (status {status}): nothing more was asked, so that the account does not lock; check user, password and that the account is not locked";

    private TimeSpan Reserve()
    {
        lock (clock)
        {
            var now = time.GetUtcNow();
            var start = next > now ? next : now;
            next = start + between;
            return start - now;
        }
    }

    private void Pause(TimeSpan pause)
    {
        lock (clock)
        {
            var until = time.GetUtcNow() + pause;
            if (until > next) next = until;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) slots.Dispose();
        base.Dispose(disposing);
    }
}
