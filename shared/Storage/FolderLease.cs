namespace HybridDrift.Storage;

/// <summary>A lease in a folder: a file that says whose turn it is and until when.</summary>
internal sealed class FolderLease : IObjectLease
{
    private readonly FolderWriter writer;
    private readonly string path;
    private readonly TimeSpan duration;
    private readonly TimeProvider time;
    private readonly string id = Path.GetRandomFileName();

    private FolderLease(FolderWriter writer, string path, TimeSpan duration, TimeProvider time)
    {
        this.writer = writer;
        this.path = path;
        this.duration = duration;
        this.time = time;
    }

    public static async Task<IObjectLease?> AcquireAsync(
        FolderWriter writer, string path, TimeSpan duration, TimeProvider time, CancellationToken ct)
    {
        var lease = new FolderLease(writer, path, duration, time);
        return await lease.HoldAsync(turn => turn is null || turn.Until <= time.GetUtcNow(), ct) ? lease : null;
    }

    /// <summary>Also when it has run out, as long as nobody else has taken it: then there was no other turn between.</summary>
    public Task<bool> RenewAsync(CancellationToken ct) => HoldAsync(IsMine, ct);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await writer.DeleteAsync(path, async () => IsMine(await CurrentAsync(CancellationToken.None)), CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or TimeoutException)
        {
            // It runs out by itself, and what was done under it has been done.
        }
    }

    private bool IsMine(Turn? turn) => turn?.Id == id;

    private Task<bool> HoldAsync(Func<Turn?, bool> may, CancellationToken ct)
    {
        var content = StoredJson.Write(new Turn(id, time.GetUtcNow() + duration));
        return writer.WriteAsync(path, content.Bytes, async () => may(await CurrentAsync(ct)), overwrite: true, ct);
    }

    /// <summary>What cannot be read as a turn is nobody's: else it would stand in the way forever.</summary>
    private async Task<Turn?> CurrentAsync(CancellationToken ct) =>
        File.Exists(path) ? StoredJson.Read<Turn>(await File.ReadAllBytesAsync(path, ct)) : null;

    private sealed record Turn(string Id, DateTimeOffset Until);
}
