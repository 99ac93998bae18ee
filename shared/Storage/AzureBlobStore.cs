using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace HybridDrift.Storage;

/// <summary>
/// Objects as block blobs of one container of a storage account with a flat namespace, each under its own name. The container has
/// to be there: one that is not is trouble, not an empty store. A delete whose answer was lost may say that there was nothing.
/// </summary>
/// <param name="container">A client made with <see cref="ClientOptions"/>, or with options of the same version.</param>
public sealed partial class AzureBlobStore(BlobContainerClient container) : IObjectStore
{
    /// <summary>The newest version of the service that its emulator speaks too, so that both are asked the same.</summary>
    public static BlobClientOptions ClientOptions() => new(BlobClientOptions.ServiceVersion.V2026_06_06);

    public async Task<bool> CreateAsync(ObjectName name, ObjectContent content, CancellationToken ct) =>
        await WriteAsync(name, content, new() { IfNoneMatch = ETag.All }, ct) is not null;

    public async Task<ReplaceOutcome> ReplaceAsync(ObjectName name, ObjectContent content, string? ifMatch, CancellationToken ct)
    {
        if (ifMatch is null)
            return new(await WriteAsync(name, content, null, ct));
        // What is not the tag of one version matches none; a "*" would match all.
        return ETagPattern().IsMatch(ifMatch)
            ? new(await WriteAsync(name, content, new() { IfMatch = new(ifMatch) }, ct))
            : ReplaceOutcome.PreconditionFailed;
    }

    public Task<StoredObject?> ReadAsync(ObjectName name, CancellationToken ct) => ReadPartAsync(name, default, ct);

    public Task<StoredObject?> ReadAsync(ObjectName name, long offset, int length, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        // No blob is half as long as the numbers go, and the number of the last byte must not overflow.
        return ReadPartAsync(name, new(Math.Min(offset, long.MaxValue / 2), length), ct);
    }

    /// <summary>In the order of the service, which is the ordinal one.</summary>
    public async IAsyncEnumerable<ObjectInfo> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var blobs = container.GetBlobsAsync(new GetBlobsOptions { Prefix = prefix }, ct).GetAsyncEnumerator(ct);
        while (await BlobTrouble.ToldAsync($"list '{prefix}'", () => blobs.MoveNextAsync().AsTask(), ct))
        {
            if (ObjectName.TryParse(blobs.Current.Name, out var name))
                yield return new(name, blobs.Current.Properties.ContentLength ?? 0);
        }
    }

    public Task<bool> DeleteAsync(ObjectName name, CancellationToken ct) => BlobTrouble.ToldAsync($"delete '{name}'", async () =>
    {
        try
        {
            await container.GetBlobClient(name.Value).DeleteAsync(cancellationToken: ct);
            return true;
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return false;
        }
    }, ct);

    public Task<IObjectLease?> AcquireLeaseAsync(ObjectName name, TimeSpan duration, CancellationToken ct) =>
        AzureBlobLease.AcquireAsync(container.GetBlobClient(LeaseRules.PathOf(name)), LeaseRules.RequireDuration(duration), ct);

    private Task<string?> WriteAsync(ObjectName name, ObjectContent content, BlobRequestConditions? conditions, CancellationToken ct) =>
        BlobTrouble.ToldAsync(
            $"write '{name}'", () => BlobWriting.WriteAsync(container.GetBlobClient(name.Value), content, conditions, ct), ct);

    private Task<StoredObject?> ReadPartAsync(ObjectName name, HttpRange range, CancellationToken ct) =>
        BlobTrouble.ToldAsync($"read '{name}'", () => BlobReading.ReadAsync(container.GetBlobClient(name.Value), name, range, ct), ct);

    [GeneratedRegex("""\A"[\x21\x23-\x7E]+"\z""")]
    private static partial Regex ETagPattern();
}
