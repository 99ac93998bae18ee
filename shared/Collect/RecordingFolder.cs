namespace HybridDrift.Collect;

/// <summary>A recording in a folder: made by <c>record</c>, or filled by hand with curl and kubectl.</summary>
public static class RecordingFolder
{
    /// <summary>No live document of a site within the product's limits is larger.</summary>
    public const long MaxDocumentBytes = 64L << 20;

    /// <summary>Reads every document. A file that cannot be read is a note; links are not followed.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static async Task<Recording> ReadAsync(string folder, CancellationToken cancellation = default)
    {
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"There is no recording in '{folder}': the folder does not exist.");
        var contents = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var notes = new List<Problem>();
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", options).OrderBy(f => f.FullName, StringComparer.Ordinal))
        {
            var path = Path.GetRelativePath(folder, file.FullName).Replace('\\', '/');
            if (RecordingLayout.Recognise(path) is null) contents[path] = ReadOnlyMemory<byte>.Empty;
            else if (file.Length > MaxDocumentBytes) notes.Add(new(path, "", $"is larger than {MaxDocumentBytes >> 20} MiB and was not read"));
            else await ReadAsync(file, path, contents, notes, cancellation);
        }
        return Recording.Of(contents, notes);
    }

    private static async Task ReadAsync(FileInfo file, string path, Dictionary<string, ReadOnlyMemory<byte>> contents, List<Problem> notes, CancellationToken cancellation)
    {
        try
        {
            contents[path] = await File.ReadAllBytesAsync(file.FullName, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            notes.Add(new(path, "", $"could not be read: {e.Message}"));
        }
    }
}
