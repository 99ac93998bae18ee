using System.Security.Cryptography;

namespace HybridDrift.Storage;

/// <summary>
/// Objects as files below a folder, each at the path that is its name.
/// <para>
/// A write goes to a temporary file beside the target, is flushed to the disk, and then renamed, which is atomic. "Only when
/// there is none" and "only when it still has this ETag" are decided, and the rename done, under the lock of the folder: the
/// system's move without overwriting is a look and a rename, between which another writer fits. What a crash leaves is a
/// temporary file; its name holds a '~', which no object's can, and a later write removes it when it is a day old. After a power
/// cut the last writes may be gone, as a whole.
/// </para>
/// <para>The ETag is the SHA-256 of the content, so it comes back when the content does.</para>
/// </summary>
public sealed class FolderStore : IObjectStore
{
    private readonly string root;
    private readonly TimeProvider time;
    private readonly FolderWriter writer;

    /// <param name="root">The folder; made with the first write when it is not there.</param>
    /// <param name="time">For waiting and for the age of leftovers.</param>
    public FolderStore(string root, TimeProvider? time = null)
    {
        this.root = Path.GetFullPath(root);
        this.time = time ?? TimeProvider.System;
        writer = new(this.root, this.time);
    }

    public async Task<bool> CreateAsync(ObjectName name, ObjectContent content, CancellationToken ct)
    {
        var path = PathOf(name);
        return !File.Exists(path) // decided below; here it only spares the work
            && await writer.WriteAsync(path, content.Bytes, () => Task.FromResult(!File.Exists(path)), overwrite: false, ct);
    }

    public async Task<ReplaceOutcome> ReplaceAsync(ObjectName name, ObjectContent content, string? ifMatch, CancellationToken ct)
    {
        var path = PathOf(name);
        var written = await writer.WriteAsync(path, content.Bytes, MayReplaceAsync, overwrite: true, ct);
        return written ? new(ETagOf(SHA256.HashData(content.Bytes.Span))) : ReplaceOutcome.PreconditionFailed;

        async Task<bool> MayReplaceAsync() => ifMatch is null || (await ReadAsync(name, 0, 1, ct))?.ETag == ifMatch;
    }

    public Task<StoredObject?> ReadAsync(ObjectName name, CancellationToken ct) => ReadPartAsync(name, 0, long.MaxValue, ct);

    public Task<StoredObject?> ReadAsync(ObjectName name, long offset, int length, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        return ReadPartAsync(name, offset, length, ct);
    }

    public IAsyncEnumerable<ObjectInfo> ListAsync(string prefix, CancellationToken ct) =>
        new FolderListing(root, prefix, ct).Objects().ToAsyncEnumerable();

    public Task<bool> DeleteAsync(ObjectName name, CancellationToken ct) =>
        writer.DeleteAsync(PathOf(name), () => Task.FromResult(true), ct);

    /// <summary>By the clock of whoever asks: on a network share the machines' clocks must agree to well below the duration.</summary>
    public Task<IObjectLease?> AcquireLeaseAsync(ObjectName name, TimeSpan duration, CancellationToken ct) =>
        FolderLease.AcquireAsync(
            writer, FolderLinks.Refused(root, LeaseRules.PathOf(name).Split('/')), LeaseRules.RequireDuration(duration), time, ct);

    private string PathOf(ObjectName name) => FolderLinks.Refused(root, name.Value.Split('/'));

    private static string ETagOf(byte[] sha256) => $"\"{Convert.ToHexStringLower(sha256)}\"";

    private async Task<StoredObject?> ReadPartAsync(ObjectName name, long offset, long length, CancellationToken ct)
    {
        var path = PathOf(name);
        if (Directory.Exists(path))
            return null;
        try
        {
            // One open file is one version: a writer puts a new file in its place and does not touch this one.
            await using var file = new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 65536, FileOptions.Asynchronous);
            var etag = ETagOf(await SHA256.HashDataAsync(file, ct));
            file.Position = Math.Min(offset, file.Length);
            var content = new byte[Math.Min(length, file.Length - file.Position)];
            await file.ReadExactlyAsync(content, ct);
            return new(name, content, etag, file.Length);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
