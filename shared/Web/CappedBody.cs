using Microsoft.AspNetCore.Http;

namespace HybridDrift.Web;

/// <summary>Reads the body of a request, as long as it is not larger than is good.</summary>
internal static class CappedBody
{
    private const int Piece = 16 * 1024;

    /// <returns>Null when it is larger, or says so.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int most, CancellationToken ct)
    {
        if (request.ContentLength > most) return null;
        using var whole = new MemoryStream();
        var piece = new byte[Piece];
        while (await request.Body.ReadAsync(piece, ct) is > 0 and var read)
        {
            if (whole.Length + read > most) return null;
            whole.Write(piece, 0, read);
        }
        return whole.ToArray();
    }
}
