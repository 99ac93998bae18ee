namespace HybridDrift.Storage;

/// <summary>Writes and deletes files below a folder, one at a time, each whole or not at all (see <see cref="FolderStore"/>).</summary>
internal sealed class FolderWriter(string root, TimeProvider time)
{
    private static readonly TimeSpan LeftoverAge = TimeSpan.FromDays(1);

    private readonly FolderLock turns = new(root, time);
    private DateTimeOffset swept;

    /// <param name="path">The file; its folder is made when it is not there.</param>
    /// <param name="content">All of its content.</param>
    /// <param name="mayWrite">Asked when nobody else can write any more.</param>
    /// <param name="overwrite">Whether a file may be there.</param>
    /// <param name="ct">Cancels before the write.</param>
    /// <returns>Whether it might, and has.</returns>
    public async Task<bool> WriteAsync(
        string path, ReadOnlyMemory<byte> content, Func<Task<bool>> mayWrite, bool overwrite, CancellationToken ct)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $"~{Path.GetRandomFileName()}.tmp");
        try
        {
            await WriteThroughAsync(temporary, content, ct);
            using var turn = await turns.EnterAsync(ct);
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

    /// <param name="path">The file.</param>
    /// <param name="mayDelete">Asked when it is there and nobody else can write any more.</param>
    /// <param name="ct">Cancels before the file is deleted.</param>
    /// <returns>Whether it was there and might, and is gone.</returns>
    public async Task<bool> DeleteAsync(string path, Func<Task<bool>> mayDelete, CancellationToken ct)
    {
        if (!File.Exists(path))
            return false;
        using var turn = await turns.EnterAsync(ct);
        if (!File.Exists(path) || !await mayDelete())
            return false;
        File.Delete(path);
        return true;
    }

    private static async Task WriteThroughAsync(string path, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        using var file = File.OpenHandle(
            path, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.Asynchronous, preallocationSize: content.Length);
        await RandomAccess.WriteAsync(file, content, 0, ct);
        RandomAccess.FlushToDisk(file);
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
