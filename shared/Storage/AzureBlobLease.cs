using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace HybridDrift.Storage;

/// <summary>A lease that the service keeps, by its own clock, on an empty blob.</summary>
internal sealed class AzureBlobLease : IObjectLease
{
    private readonly BlobLeaseClient lease;
    private readonly string path;

    private AzureBlobLease(BlobClient blob)
    {
        path = blob.Name;
        // With an id of ours from the start: asking once more after a lost answer gets the lease that we have.
        lease = blob.GetBlobLeaseClient();
    }

    public static Task<IObjectLease?> AcquireAsync(BlobClient blob, TimeSpan duration, CancellationToken ct) =>
        BlobTrouble.ToldAsync<IObjectLease?>($"lease '{blob.Name}'", async () =>
        {
            var held = new AzureBlobLease(blob);
            while (true)
            {
                try
                {
                    await held.lease.AcquireAsync(duration, cancellationToken: ct);
                    return held;
                }
                catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.LeaseAlreadyPresent)
                {
                    return null;
                }
                catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
                {
                    // The first lease of this name. When another one is making the blob too, either will do.
                    await BlobWriting.WriteAsync(blob, default, new() { IfNoneMatch = ETag.All }, ct);
                }
            }
        }, ct);

    /// <summary>Also when it has run out, as long as nobody else has taken it: then there was no other turn between.</summary>
    public Task<bool> RenewAsync(CancellationToken ct) => BlobTrouble.ToldAsync($"renew the lease of '{path}'", async () =>
    {
        try
        {
            await lease.RenewAsync(cancellationToken: ct);
            return true;
        }
        catch (RequestFailedException e) when (IsLost(e))
        {
            return false;
        }
    }, ct);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await BlobTrouble.ToldAsync($"release '{path}'", () => lease.ReleaseAsync(), CancellationToken.None);
        }
        catch (IOException)
        {
            // Lost, or it runs out by itself; and what was done under it has been done.
        }
    }

    private static bool IsLost(RequestFailedException e) =>
        e.ErrorCode == BlobErrorCode.LeaseIdMismatchWithLeaseOperation
        || e.ErrorCode == BlobErrorCode.LeaseNotPresentWithLeaseOperation
        || e.ErrorCode == BlobErrorCode.LeaseIsBrokenAndCannotBeRenewed
        || e.ErrorCode == BlobErrorCode.BlobNotFound;
}
