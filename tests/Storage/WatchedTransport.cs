using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using HybridDrift.Storage;

namespace HybridDrift.Tests.Storage;

/// <summary>Stands between a client and the service: sees each request, and decides what becomes of it and of its answer.</summary>
internal sealed class WatchedTransport(WatchedTransport.Exchange exchange) : DelegatingHandler(new SocketsHttpHandler())
{
    public delegate Task<HttpResponseMessage> Exchange(HttpRequestMessage request, Func<Task<HttpResponseMessage>> send);

    /// <summary>The store's own options over such a transport, with hardly a wait between attempts.</summary>
    public static BlobClientOptions Options(Exchange exchange)
    {
        var options = AzureBlobStore.ClientOptions();
        options.Transport = new HttpClientTransport(new WatchedTransport(exchange));
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        return options;
    }

    /// <summary>The first answer to a request of this kind gets lost on its way back; the request has been done.</summary>
    public static BlobClientOptions LosingFirstAnswer(HttpMethod method)
    {
        var lost = false;
        return Options(async (request, send) =>
        {
            var answer = await send();
            if (lost || request.Method != method)
                return answer;
            lost = true;
            answer.Dispose();
            throw new HttpRequestException(HttpRequestError.ResponseEnded);
        });
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct) =>
        exchange(request, () => base.SendAsync(request, ct)).WaitAsync(ct);
}
