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
    private static readonly TimeSpan LeftoverAge = TimeSpan.FromDays(1);

    private readonly string root;
    private readonly TimeProvider time;
    private readonly FolderLock writers;
    private DateTimeOffset swept;

    /// <param name="root">The folder; made with the first write when it is not there.</param>
    /// <param name="time">For waiting and for the age of leftovers.</param>
    public FolderStore(string root, TimeProvider? time = null)
    {
        this.root = Path.GetFullPath(root);
        this.time = time ?? TimeProvider.System;
        writers = new(this.root, this.time);
    }

    public async Task<bool> CreateAsync(ObjectName name, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        var path = PathOf(name);
        return !File.Exists(path) // decided below; here it only spares the work
            && await WriteAsync(path, content, () => Task.FromResult(!File.Exists(path)), overwrite: false, ct);
    }

    public async Task<ReplaceOutcome> ReplaceAsync(ObjectName name, ReadOnlyMemory<byte> content, string? ifMatch, CancellationToken ct)
    {
        var path = PathOf(name);
        var written = await WriteAsync(path, content, MayReplaceAsync, overwrite: true, ct);
        return written ? new(ETagOf(SHA256.HashData(content.Span))) : ReplaceOutcome.PreconditionFailed;

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

    public async Task<bool> DeleteAsync(ObjectName name, CancellationToken ct)
    {
        var path = PathOf(name);
        if (!File.Exists(path))
            return false;
        using var turn = await writers.EnterAsync(ct);
        var existed = File.Exists(path);
        File.Delete(path);
        return existed;
    }

    private string PathOf(ObjectName name) => FolderLinks.Refused(root, name.Value.Split('/'));

    private static string ETagOf(byte[] sha256) => $"\"{Convert.ToHexStringLower(sha256)}\"";

    private async Task<bool> WriteAsync(
        string path, ReadOnlyMemory<byte> content, Func<Task<bool>> mayWrite, bool overwrite, CancellationToken ct)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $"~{Path.GetRandomFileName()}.tmp");
        try
        {
            await WriteThroughAsync(temporary, content, ct);
            using var turn = await writers.EnterAsync(ct);
            SweepLeftovers();
            if (!await mayWrite())
                return false;
            File.Move(temporary, path, overwrite);
            return true;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static async Task WriteThroughAsync(string path, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        using var file = File.OpenHandle(
            path, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.Asynchronous, preallocationSize: content.Length);
        await RandomAccess.WriteAsync(file, content, 0, ct);
        RandomAccess.FlushToDisk(file);
    }

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

    /// <summary>Once a day is enough for files that wait for a day.</summary>
    private void SweepLeftovers()
    {
        var now = time.GetUtcNow();
        if (now - swept < LeftoverAge)
            return;
        swept = now;
        foreach (var file in new DirectoryInfo(root).EnumerateFiles("~*.tmp", FolderLinks.Skipped(recurse: true)))
        {
            try
            {
                if (now - file.LastWriteTimeUtc >= LeftoverAge)
                    file.Delete();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A leftover that cannot go is no reason to fail a write that can be done.
            }
        }
    }
}
