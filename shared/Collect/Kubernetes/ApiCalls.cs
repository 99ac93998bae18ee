using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;

namespace HybridDrift.Collect.Kubernetes;

/// <summary>
/// Asks the API, again where it may help: after 429, after errors of the server, and after answers that did not come or
/// broke off. One question at a time.
/// </summary>
internal sealed class ApiCalls(ClusterConnection connection, ClusterLimits limits, TimeProvider time)
{
    public const string Json = "application/json";

    private readonly PageBuffer page = new(limits.DocumentBytes);
    private readonly Random jitter = new(limits.Tries);

    /// <exception cref="UnknownAccountException">The answer was 401, now or before.</exception>
    /// <exception cref="OperationCanceledException">The time for the cluster is over, or nobody wants it any more.</exception>
    public async Task<ApiAnswer> GetAsync(string path, CancellationToken cancellation, string accept = Json)
    {
        for (var tried = 1; ; tried++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (answer, again) = await AskAsync(path, accept, cancellation);
            if (again is null || tried == limits.Tries) return tried == 1 || answer.IsGood ? answer : answer with { Trouble = $"{answer.Trouble}, {tried} times" };
            var pause = again > TimeSpan.Zero ? again.Value : limits.Pause * (1 << (tried - 1)) * (1 + jitter.NextDouble() / 2);
            if (pause > limits.LongestPause) return answer with { Trouble = $"{answer.Trouble}, and asks to wait for {pause.TotalSeconds:0} s, longer than the {limits.LongestPause.TotalSeconds:0} s that are waited: scan again later" };
            await Task.Delay(pause, time, cancellation);
        }
    }

    /// <summary>The answer, and whether to ask again: after how long, where the server says so.</summary>
    private async Task<(ApiAnswer Answer, TimeSpan? Again)> AskAsync(string path, string accept, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(limits.CallTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        try
        {
            using var response = await connection.GetAsync(path, accept, both.Token);
            var status = (int)response.StatusCode;
            if (status == 200) return await ReadAsync(response, both.Token);
            var isHtml = response.Content.Headers.ContentType?.MediaType == "text/html";
            var trouble = isHtml ? $"an HTML page came with status {status}: the answer of a proxy or of a login page, not of the cluster" : $"the cluster answered {status}";
            return (new(status, default, trouble), status is 408 or 429 or 500 or 502 or 503 or 504 ? RetryAfter(response) : null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (new(0, default, timeout.IsCancellationRequested ? $"no whole answer came within {limits.CallTimeout.TotalSeconds:0.#} s" : "no connection came about"), TimeSpan.Zero);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return Broken(e);
        }
    }

    private async Task<(ApiAnswer, TimeSpan?)> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        if (await page.ReadAsync(stream, cancellation) is not { } body) return (new(200, default, $"the answer is larger than {limits.DocumentBytes >> 20} MiB"), null);
        if (body.Span.TrimStart(" \t\r\n"u8) is [(byte)'<', ..]) return (new(200, default, "an HTML page came in place of the answer: that of a proxy or of a login page"), null);
        return IsWhole(body.Span) ? (new(200, body, null), null) : (new(200, default, "the answer broke off: it is not whole JSON"), TimeSpan.Zero);
    }

    /// <summary>Without the message of the exception, which may name what is ours.</summary>
    private static (ApiAnswer, TimeSpan?) Broken(Exception e) => e switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } or { InnerException: AuthenticationException } =>
            (new(0, default, "no trust in the cluster's certificate: it is not signed by the authority of the kubeconfig, is of another name, or has expired"), null),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => (new(0, default, "the name of the cluster's server is not known"), TimeSpan.Zero),
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } => (new(0, default, "the connection was refused"), TimeSpan.Zero),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => (new(0, default, "no connection came about"), TimeSpan.Zero),
        _ => (new(0, default, "the answer broke off"), TimeSpan.Zero),
    };

    private TimeSpan RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
        _ => TimeSpan.Zero,
    };

    private static bool IsWhole(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            var any = false;
            while (reader.Read()) any = true;
            return any;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
