using System.Net;
using System.Security.Authentication;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace HybridDrift.Collect.Nsx;

/// <summary>What a call goes through: tries, gate, time-out and size, certificate.</summary>
internal static class NsxTransport
{
    private const int Tries = 3;

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);

    public static HttpMessageHandler Of(NsxSettings settings, NsxGate gate, ServerTrust trust, DateTimeOffset end, TimeProvider time)
    {
        gate.InnerHandler = new WholeAnswer(settings, time)
        {
            InnerHandler = new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = ConnectTimeout,
                MaxConnectionsPerServer = settings.MaxInFlight,
                SslOptions = trust.Options,
            },
        };
        return new ResilienceHandler(Retries(gate, end, time)) { InnerHandler = gate };
    }

    private static ResiliencePipeline<HttpResponseMessage> Retries(NsxGate gate, DateTimeOffset end, TimeProvider time) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }.AddRetry(new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = Tries - 1,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromSeconds(1),
            MaxDelay = TimeSpan.FromSeconds(15),
            UseJitter = true,
            ShouldRetryAfterHeader = false,
            DelayGenerator = retry => ValueTask.FromResult(RetryAfter.Of(retry.Outcome.Result, time)),
            ShouldHandle = outcome => ValueTask.FromResult(gate.Closed is null && MayPass(outcome.Outcome)
                && time.GetUtcNow() + (RetryAfter.Of(outcome.Outcome.Result, time) ?? TimeSpan.Zero) < end),
        }).Build();

    /// <summary>Never a refusal (401, 403): accounts lock.</summary>
    private static bool MayPass(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException { InnerException: AuthenticationException } } => false,
        { Exception: HttpRequestException e } => e.HttpRequestError is not (HttpRequestError.SecureConnectionError or HttpRequestError.ConfigurationLimitExceeded),
        { Exception: IOException or TimeoutException } => true,
        { Result.StatusCode: HttpStatusCode.Conflict or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError } => true,
        _ => false,
    };
}
