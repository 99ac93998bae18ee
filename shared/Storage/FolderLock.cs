using Microsoft.Win32.SafeHandles;

namespace HybridDrift.Storage;

/// <summary>
/// One writer at a time in a folder, among the tasks of this process and all other processes: whoever has the lock file open.
/// The system closes it with the process, so a crash leaves no lock behind; the file itself stays, since deleting it would let
/// two writers hold two files of the same name. On a network share that does not honour file locks there may be only one process
/// that writes.
/// </summary>
internal sealed class FolderLock(string root, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Waits for the lock; disposing the handle gives it back.</summary>
    /// <exception cref="TimeoutException">Somebody held it all the time.</exception>
    public async Task<SafeFileHandle> EnterAsync(CancellationToken ct)
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
                if (last)
                    throw new TimeoutException($"Another writer has held '{path}' for {Patience.TotalSeconds:0} seconds.", e);
            }

            await Task.Delay(Pause, time, ct);
        }
    }
}
