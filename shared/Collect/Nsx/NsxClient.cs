using System.Security.Authentication;
using System.Text;
using System.Xml;
using HybridDrift.Plans;
using RestSharp;

namespace HybridDrift.Collect.Nsx;

/// <summary>Asks NSX Manager: GET, and the one POST that gets a token. Trouble comes back as words of ours, never as an exception's.</summary>
internal sealed class NsxClient : IDisposable
{
    private readonly NsxSettings settings;
    private readonly DateTimeOffset end;
    private readonly NsxGate gate;
    private readonly ServerTrust trust;
    private readonly HttpMessageHandler transport;
    private readonly RestClient rest;
    private readonly string basic;
    private readonly SemaphoreSlim login = new(1);
    private string? token;

    public NsxClient(NsxSettings settings, NsxCredentials credentials, ServerTrust trust, DateTimeOffset end, TimeProvider time)
    {
        (this.settings, this.trust, this.end, gate) = (settings, trust, end, new NsxGate(settings, time));
        basic = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credentials.User}:{credentials.Password}"));
        transport = NsxTransport.Of(settings, gate, trust, end, time);
        rest = new RestClient(new RestClientOptions(settings.Url)
        {
            UserAgent = "HybridDrift",
            FollowRedirects = false,
            // The transport has time-outs of its own; another one would end calls that wait for their turn.
            Timeout = Timeout.InfiniteTimeSpan,
            ConfigureMessageHandler = usual =>
            {
                usual.Dispose();
                return transport;
            },
        })
        { AcceptedContentTypes = ["application/xml"] };
    }

    /// <summary>Why nothing more is asked; null while it is.</summary>
    public string? Closed => gate.Closed;

    /// <exception cref="OperationCanceledException">Cancelled, or the deadline has passed.</exception>
    public async Task<NsxAnswer> GetAsync(string request, CancellationToken cancellation)
    {
        var authorization = await AuthorizationAsync(null, cancellation);
        for (; ; )
        {
            if (authorization is null || Closed is not null) return NsxAnswer.None(Closed!);
            var answer = await SendAsync(Method.Get, request, authorization, cancellation);
            if (answer.Status != 401 || Closed is not null) return Closed is null || answer.Status is >= 200 and < 300 ? answer : NsxAnswer.None(Closed);
            authorization = await AuthorizationAsync(authorization, cancellation);
        }
    }

    /// <summary>What to send with a call; null when nothing more is to be asked.</summary>
    /// <param name="refused">What was sent, and refused: a token is renewed once.</param>
    private async Task<string?> AuthorizationAsync(string? refused, CancellationToken cancellation)
    {
        if (settings.Login == NsxLogin.Basic) return basic;
        await login.WaitAsync(cancellation);
        try
        {
            if (token is not null && token != refused) return token;
            if (Closed is not null) return null;
            token = await TokenAsync(cancellation);
            if (refused is not null) gate.LastToken = token;
            return token;
        }
        finally
        {
            login.Release();
        }
    }

    private async Task<string?> TokenAsync(CancellationToken cancellation)
    {
        var minutes = Math.Clamp((int)Math.Ceiling(settings.Deadline.TotalMinutes) + 1, 1, 1440);
        var answer = await SendAsync(Method.Post, $"/api/2.0/services/auth/token?expiresInMinutes={minutes}", basic, cancellation);
        if (answer.Failure is null && answer.Status is >= 200 and < 300 && Token(answer.Body) is { } value) return "AUTHTOKEN " + value;
        gate.Close("no token could be got: " + (answer.Failure ?? answer.Status switch
        {
            401 or 403 => NsxGate.Refused(answer.Status),
            404 => "NSX Manager gives none (status 404), as before version 6.4: choose the login by user and password",
            >= 200 and < 300 => "the answer holds none: check that the address is that of NSX Manager",
            _ => NsxTrouble.Of(answer),
        }));
        return null;
    }

    /// <summary>It may be broken over lines.</summary>
    private static string? Token(ReadOnlyMemory<byte> body)
    {
        try
        {
            var text = Encoding.UTF8.GetString(body.Span);
            var root = SafeXml.HasEndlessTag(text) ? null : SafeXml.Load(text);
            var value = root?.Name == "authToken" ? string.Concat((root.Element("value")?.Value ?? "").Where(c => !char.IsWhiteSpace(c))) : "";
            return value.Length > 0 && value.All(c => c is > ' ' and < '\u007F') ? value : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private async Task<NsxAnswer> SendAsync(Method method, string request, string authorization, CancellationToken cancellation)
    {
        var answer = await rest.ExecuteAsync(new RestRequest(request, method).AddHeader("Authorization", authorization), cancellation);
        cancellation.ThrowIfCancellationRequested();
        // By then the body has been read to its end: with a status, there is an answer.
        return answer.StatusCode == 0 ? NsxAnswer.None(Failure(answer.ErrorException)) : new((int)answer.StatusCode, answer.RawBytes, TooLong: gate.TooLong(answer.Headers?.FirstOrDefault(h => h.Name.Equals("Retry-After", StringComparison.OrdinalIgnoreCase))?.Value, end));
    }

    private string Failure(Exception? e)
    {
        if (Closed is { } closed) return closed;
        if (e is TimeoutException) return $"NSX Manager did not answer completely within {settings.CallTimeout.TotalSeconds:0} seconds, also at the third try: scan again, or allow more time for a call";
        if (e is not HttpRequestException http) return "the connection to NSX Manager broke before the answer was complete, also at the third try: scan again";
        if (http.InnerException is AuthenticationException || http.HttpRequestError == HttpRequestError.SecureConnectionError)
            gate.Close(trust.Refused ?? "no secure connection to NSX Manager could be made: check that its address and port are right, and that it speaks TLS 1.2");
        if (http.HttpRequestError is HttpRequestError.NameResolutionError) gate.Close($"the name {settings.Url.Host} of NSX Manager is not known here: check the address, and the name servers of this machine");
        if (http.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError)
            gate.Close($"NSX Manager cannot be reached at {settings.Url.Authority}, also at the third try: check the address, and whether a firewall is between");
        return Closed ?? (http.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded
            ? $"the answer is larger than {settings.MaxDocumentBytes >> 20} MiB and was not read"
            : "the connection to NSX Manager broke before the answer was complete, also at the third try: scan again");
    }

    public void Dispose()
    {
        rest.Dispose();
        transport.Dispose();
        login.Dispose();
    }
}
