using System.Net;
using System.Net.Security;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;

namespace HybridDrift.Collect.Kubernetes;

/// <summary>The way to one cluster's API. It asks with GET and nothing else, and follows no redirection, which would take the credentials along.</summary>
internal sealed class ClusterConnection : IDisposable
{
    private readonly ClusterAccess access;
    private readonly HttpMessageInvoker invoker;
    private volatile bool isRefused;

    public ClusterConnection(ClusterAccess access)
    {
        this.access = access;
        invoker = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.GZip,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            MaxConnectionsPerServer = 4,
            SslOptions = Tls(access),
        });
    }

    /// <exception cref="UnknownAccountException">The cluster does not know the account: from then on nothing is asked.</exception>
    public async Task<HttpResponseMessage> GetAsync(string path, string accept, CancellationToken cancellation)
    {
        if (isRefused) throw new UnknownAccountException();
        var request = new HttpRequestMessage(HttpMethod.Get, Address(Uri.UriSchemeHttps, path));
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        // The name that the certificate must have is taken from here.
        request.Headers.Host = access.ServerName;
        if (access.Authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", access.Authorization);
        var answer = await invoker.SendAsync(request, cancellation);
        if (answer.StatusCode != HttpStatusCode.Unauthorized) return answer;
        answer.Dispose();
        isRefused = true;
        throw new UnknownAccountException();
    }

    /// <exception cref="WebSocketException">It did not open; the socket knows the status of the answer.</exception>
    /// <inheritdoc cref="GetAsync" path="/exception"/>
    public async Task OpenAsync(ClientWebSocket socket, string path, CancellationToken cancellation)
    {
        if (isRefused) throw new UnknownAccountException();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("User-Agent", UserAgent);
        if (access.ServerName is not null) socket.Options.SetRequestHeader("Host", access.ServerName);
        if (access.Authorization is not null) socket.Options.SetRequestHeader("Authorization", access.Authorization);
        try
        {
            await socket.ConnectAsync(Address(Uri.UriSchemeWss, path), invoker, cancellation);
        }
        catch (WebSocketException) when (socket.HttpStatusCode == HttpStatusCode.Unauthorized)
        {
            isRefused = true;
            throw new UnknownAccountException();
        }
    }

    public void Dispose() => invoker.Dispose();

    private static string UserAgent => $"hybriddrift/{typeof(ClusterConnection).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>The API may be below a path of its server.</summary>
    private Uri Address(string scheme, string path) =>
        new($"{scheme}://{access.Server.Authority}{access.Server.AbsolutePath.TrimEnd('/')}{path}");

    /// <summary>The authorities of the kubeconfig are trusted in place of those of this machine, not besides them.</summary>
    private static SslClientAuthenticationOptions Tls(ClusterAccess access)
    {
        var options = new SslClientAuthenticationOptions { CertificateRevocationCheckMode = X509RevocationMode.NoCheck };
        if (access.ClientCertificate is not null) options.ClientCertificates = [access.ClientCertificate];
        if (access.Authorities.Count == 0) return options;
        options.CertificateChainPolicy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        options.CertificateChainPolicy.CustomTrustStore.AddRange(access.Authorities);
        return options;
    }
}
