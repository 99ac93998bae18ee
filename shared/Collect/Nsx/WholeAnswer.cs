namespace HybridDrift.Collect.Nsx;

/// <summary>Reads an answer to its end, within the time of one call and within the size of a document.</summary>
internal sealed class WholeAnswer(NsxSettings settings, TimeProvider time) : DelegatingHandler
{
    private const int Piece = 64 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var call = new CancellationTokenSource(settings.CallTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(call.Token, cancellationToken);
        try
        {
            var answer = await base.SendAsync(request, either.Token);
            try
            {
                var content = new ByteArrayContent(await ReadAsync(answer.Content, either.Token));
                content.Headers.ContentType = answer.Content.Headers.ContentType;
                answer.Content.Dispose();
                answer.Content = content;
                return answer;
            }
            catch
            {
                answer.Dispose();
                throw;
            }
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

    private async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength > settings.MaxDocumentBytes) throw TooLarge();
        using var whole = new MemoryStream();
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        var piece = new byte[Piece];
        while (await stream.ReadAsync(piece, cancellation) is > 0 and var read)
        {
            if (whole.Length + read > settings.MaxDocumentBytes) throw TooLarge();
            whole.Write(piece, 0, read);
        }
        return whole.ToArray();
    }

    private static HttpRequestException TooLarge() => new(HttpRequestError.ConfigurationLimitExceeded, "too large");
}
