using System.Net;
using System.Security.Authentication;
using HybridDrift.Collect.Nsx;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace HybridDrift.Tickets;

/// <summary>What a call to a ticket system goes through: tries, the one address, time-out, certificate.</summary>
internal static class PostBackTransport
{
    private const int Tries = 3;

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15), Longest = TimeSpan.FromSeconds(30);

    public static HttpMessageHandler Of(PostBackSettings settings, TimeProvider time) => new ResilienceHandler(Retries(time))
    {
        InnerHandler = new StatusOnly(settings.BaseAddress, time)
        {
            InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = ConnectTimeout, SslOptions = PostBackTrust.Of(settings) },
        },
    };

    private static ResiliencePipeline<HttpResponseMessage> Retries(TimeProvider time) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }.AddRetry(new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = Tries - 1,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromSeconds(1),
            UseJitter = true,
            ShouldRetryAfterHeader = false,
            DelayGenerator = retry => ValueTask.FromResult(RetryAfter.Of(retry.Outcome.Result, time)),
            ShouldHandle = outcome => ValueTask.FromResult(MayPass(outcome.Outcome) && (RetryAfter.Of(outcome.Outcome.Result, time) ?? TimeSpan.Zero) <= Longest),
        }).Build();

    /// <summary>Never a refusal (401, 403): accounts lock.</summary>
    private static bool MayPass(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: HttpRequestException { InnerException: AuthenticationException } } => false,
        { Exception: HttpRequestException e } => e.HttpRequestError is not HttpRequestError.SecureConnectionError,
        { Exception: IOException or TimeoutException } => true,
        { Result.StatusCode: HttpStatusCode.Conflict or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError } => true,
        _ => false,
    };

    /// <summary>Sends to one address only, and keeps nothing of an answer but its status.</summary>
    private sealed class StatusOnly(Uri allowed, TimeProvider time) : DelegatingHandler
    {
        private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(60);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri is not { } to || Uri.Compare(to, allowed, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) != 0)
                throw new InvalidOperationException("Nothing is posted to another address than the one that is set.");
            using var call = new CancellationTokenSource(CallTimeout, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(call.Token, cancellationToken);
            try
            {
                var answer = await base.SendAsync(request, either.Token);
                answer.Content.Dispose();
                answer.Content = new ByteArrayContent([]);
                return answer;
            }
            catch (OperationCanceledException) when (call.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException();
            }
            catch (OperationCanceledException e) when (e.InnerException is TimeoutException && !cancellationToken.IsCancellationRequested)
            {
                throw new HttpRequestException(HttpRequestError.ConnectionError, "no connection in time", e);
            }
        }
    }
}
