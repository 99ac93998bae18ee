using Microsoft.Win32.SafeHandles;

namespace HybridDrift.Storage;

/// <summary>
/// One writer at a time in a folder, among the tasks of this process and all other processes: whoever has the lock file open.
/// The system closes it with the process, so a crash leaves no lock behind; the file itself stays, since deleting it would let
/// two writers hold two files of the same name. On a network share that does not honour file locks there may be only one process
/// that writes.
/// </summary>
#pragma warning disable CA1001 // A semaphore whose wait handle nobody asks for holds nothing but memory.
internal sealed class FolderLock(string root, TimeProvider time)
#pragma warning restore CA1001
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Tasks of this process wait here, in their order; only then it is a matter between processes.</summary>
    private readonly SemaphoreSlim inside = new(1, 1);

    /// <summary>Waits for the lock; disposing gives it back.</summary>
    /// <exception cref="TimeoutException">Somebody held it all the time.</exception>
    public async Task<IDisposable> EnterAsync(CancellationToken ct)
    {
        if (!await inside.WaitAsync(Patience, ct)) throw Held(null);
        try
        {
            return new Turn(await OpenAsync(ct), inside);
        }
        catch
        {
            inside.Release();
            throw;
        }
    }

    private async Task<SafeFileHandle> OpenAsync(CancellationToken ct)
    {
        var path = FolderLinks.Refused(root, "~lock");
        var start = time.GetTimestamp();
        while (true)
        {
            var last = time.GetElapsedTime(start) >= Patience;
            try
            {
                return File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (e.GetType() == typeof(IOException)) // not its kinds, such as a missing folder
            {
                if (last) throw Held(e);
            }

            await Task.Delay(Pause, time, ct);
        }
    }

    private TimeoutException Held(Exception? e) => new($"Another writer has held the lock of '{root}' for {Patience.TotalSeconds:0} seconds.", e);

    private sealed class Turn(SafeFileHandle file, SemaphoreSlim inside) : IDisposable
    {
        public void Dispose()
        {
            file.Dispose();
            inside.Release();
        }
    }
}
