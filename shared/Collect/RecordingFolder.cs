namespace HybridDrift.Collect;

/// <summary>A recording in a folder: made by <c>record</c>, or filled by hand with curl and kubectl.</summary>
public static class RecordingFolder
{
    /// <summary>No live document of a site within the product's limits is larger.</summary>
    public const long MaxDocumentBytes = 64L << 20;

    /// <summary>All documents together, which are in memory while they are scanned.</summary>
    public const long MaxRecordingBytes = 512L << 20;

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>Reads every document. What cannot be read is a note; links are not followed.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static async Task<Recording> ReadAsync(string folder, CancellationToken cancellation = default)
    {
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"There is no recording in '{folder}': the folder does not exist.");
        var contents = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var notes = new List<Problem>();
        foreach (var (path, file) in Files(new DirectoryInfo(folder), "", notes))
        {
            if (RecordingLayout.Recognise(path) is null) contents[path] = ReadOnlyMemory<byte>.Empty;
            else await ReadAsync(file, path, contents, notes, cancellation);
        }
        return Recording.Of(contents, notes);
    }

    /// <summary>Writes a recording into a folder that is new or empty, so that nothing of another recording is in it.</summary>
    /// <remarks>The manifest first: what it promises and is not there when the writing ends halfway is known to be missing. It ends so only when the disk fails.</remarks>
    /// <exception cref="IOException">The folder holds something, or cannot be written.</exception>
    public static async Task WriteAsync(string folder, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> contents, CancellationToken cancellation = default)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()) throw new IOException($"'{folder}' is not empty: a recording is written into a folder of its own.");
        cancellation.ThrowIfCancellationRequested();
        foreach (var (path, content) in contents.OrderBy(c => c.Key != RecordingLayout.Manifest).ThenBy(c => c.Key, StringComparer.Ordinal))
        {
            if (RecordingLayout.Recognise(path) is null) throw new ArgumentException($"'{path}' is not a document of a recording", nameof(contents));
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync(file, content, CancellationToken.None);
        }
    }

    /// <summary>The files of a folder and of the folders in it, with their paths in the recording.</summary>
    private static IEnumerable<(string Path, FileInfo File)> Files(DirectoryInfo folder, string path, List<Problem> notes)
    {
        foreach (var entry in Entries(folder, path, notes))
        {
            if (entry.LinkTarget is not null) notes.Add(new(path + entry.Name, "", "is a link, which is not followed"));
            else if (entry is FileInfo file) yield return (path + file.Name, file);
            else if (path.Length > 0) notes.Add(new($"{path}{entry.Name}/", "", "is a folder, which a recording does not have there: it was not read"));
            else
            {
                foreach (var inner in Files((DirectoryInfo)entry, entry.Name + "/", notes)) yield return inner;
            }
        }
    }

    private static FileSystemInfo[] Entries(DirectoryInfo folder, string path, List<Problem> notes)
    {
        try
        {
            return [.. folder.EnumerateFileSystemInfos("*", Everything).OrderBy(e => e.Name, StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            notes.Add(new(path, "", Unreadable(e)));
            return [];
        }
    }

    private static async Task ReadAsync(FileInfo file, string path, Dictionary<string, ReadOnlyMemory<byte>> contents, List<Problem> notes, CancellationToken cancellation)
    {
        try
        {
            if (file.Length > MaxDocumentBytes) notes.Add(new(path, "", $"is larger than {MaxDocumentBytes >> 20} MiB and was not read"));
            else if (contents.Values.Sum(c => (long)c.Length) + file.Length > MaxRecordingBytes)
                notes.Add(new(path, "", $"was not read: with it, the recording is larger than {MaxRecordingBytes >> 20} MiB"));
            else contents[path] = await File.ReadAllBytesAsync(file.FullName, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            notes.Add(new(path, "", Unreadable(e)));
        }
    }

    /// <summary>Without the message, which holds the place of the folder on this machine.</summary>
    private static string Unreadable(Exception e) =>
        e is UnauthorizedAccessException ? "could not be read: this account may not" : "could not be read: it is in use, or its disk fails";
}
