using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace HybridDrift.Storage;

/// <summary>
/// Writing a blob on conditions. The client library repeats what got no answer, and the second attempt meets the first one's blob.
/// Every write therefore leaves an id of its own in the metadata, by which it knows its blob again: a writer that won is told so,
/// unless somebody has written over it since.
/// </summary>
internal static class BlobWriting
{
    private const string WriteId = "write";

    /// <returns>The ETag of what was written; null when the conditions did not hold.</returns>
    public static async Task<string?> WriteAsync(
        BlobClient blob, ObjectContent content, BlobRequestConditions? conditions, CancellationToken ct)
    {
        var id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var options = new BlobUploadOptions
        {
            Conditions = conditions,
            HttpHeaders = new() { ContentType = content.MediaType },
            Metadata = new Dictionary<string, string> { [WriteId] = id },
            // One request, however long: in several, the blocks of two writers would get into each other's blob.
            TransferOptions = new() { InitialTransferSize = Array.MaxLength },
        };
        try
        {
            return (await blob.UploadAsync(new BinaryData(content.Bytes), options, ct)).Value.ETag.ToString("H");
        }
        catch (RequestFailedException e) when (IsOutcome(e))
        {
            return await ETagOfOwnAsync(blob, id, ct);
        }
    }

    /// <summary>By code: the status alone would take a lease that somebody has put on the blob for a change.</summary>
    private static bool IsOutcome(RequestFailedException e) =>
        e.ErrorCode == BlobErrorCode.BlobAlreadyExists
        || e.ErrorCode == BlobErrorCode.ConditionNotMet
        || e.ErrorCode == BlobErrorCode.BlobNotFound;

    private static async Task<string?> ETagOfOwnAsync(BlobClient blob, string id, CancellationToken ct)
    {
        try
        {
            var found = (await blob.GetPropertiesAsync(cancellationToken: ct)).Value;
            return found.Metadata.TryGetValue(WriteId, out var writer) && writer == id ? found.ETag.ToString("H") : null;
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }
}
