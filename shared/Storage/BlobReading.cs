using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace HybridDrift.Storage;

/// <summary>Reading a blob or a part of it, of one version: what is resumed after a break asks for the same ETag.</summary>
internal static class BlobReading
{
    /// <returns>Null when there is none.</returns>
    public static async Task<StoredObject?> ReadAsync(BlobClient blob, ObjectName name, HttpRange range, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return await FilledAsync(blob, name, range, ct);
            }
            catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
            {
                return null;
            }
            catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.InvalidRange)
            {
                // The part begins at or after the end, and the answer does not say of which version.
            }

            if (await EmptyAsync(blob, name, range.Offset, ct) is { } empty)
                return empty;
        }
    }

    private static async Task<StoredObject> FilledAsync(BlobClient blob, ObjectName name, HttpRange range, CancellationToken ct)
    {
        using var answer = (await blob.DownloadStreamingAsync(new() { Range = range }, ct)).Value;
        var content = new byte[answer.Details.ContentLength];
        await answer.Content.ReadExactlyAsync(content, ct);
        return new(name, content, answer.Details.ETag.ToString("H"), LengthOfWhole(answer.Details));
    }

    /// <summary>The end of "bytes 3-6/10". Only that is looked at: where nothing is left, the emulator answers "bytes 10-9/10".</summary>
    private static long LengthOfWhole(BlobDownloadDetails details) =>
        details.ContentRange is { } part ? long.Parse(part.AsSpan(part.LastIndexOf('/') + 1)) : details.ContentLength;

    /// <returns>Null when by now it is gone, or longer, so that the part is not empty.</returns>
    private static async Task<StoredObject?> EmptyAsync(BlobClient blob, ObjectName name, long offset, CancellationToken ct)
    {
        try
        {
            var found = (await blob.GetPropertiesAsync(cancellationToken: ct)).Value;
            return found.ContentLength <= offset ? new(name, default, found.ETag.ToString("H"), found.ContentLength) : null;
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }
}
