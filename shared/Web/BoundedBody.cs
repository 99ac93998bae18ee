using Microsoft.AspNetCore.Http;

namespace HybridDrift.Web;

/// <summary>Bodies of requests, as far as they may be read.</summary>
internal static class BoundedBody
{
    /// <returns>Null when there is more of it.</returns>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int most, CancellationToken ct)
    {
        if (request.ContentLength > most) return null;
        var buffer = new byte[(int)(request.ContentLength ?? most) + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        return length <= most ? buffer[..length] : null;
    }
}
