namespace HybridDrift.Storage;

/// <summary>The objects below a folder by prefix, in ordinal order. Looks only into folders that can hold one.</summary>
internal sealed class FolderListing(string root, string prefix, CancellationToken ct)
{
    public IEnumerable<ObjectInfo> Objects() => Directory.Exists(root) ? Objects(new DirectoryInfo(root), "") : [];

    private IEnumerable<ObjectInfo> Objects(DirectoryInfo folder, string parent)
    {
        foreach (var (path, entry) in Entries(folder, parent))
        {
            ct.ThrowIfCancellationRequested();
            if (entry is DirectoryInfo inner)
            {
                foreach (var item in Objects(inner, path))
                    yield return item;
            }
            else if (ObjectName.TryParse(path, out var name) && LengthOf((FileInfo)entry) is { } length)
            {
                yield return new(name, length);
            }
        }
    }

    /// <summary>Temporary files and the lock drop out here: theirs is not the name of an object.</summary>
    private IEnumerable<(string Path, FileSystemInfo Entry)> Entries(DirectoryInfo folder, string parent) =>
        folder.EnumerateFileSystemInfos("*", FolderLinks.Skipped(recurse: false))
            .Where(entry => ObjectName.IsSegment(entry.Name))
            // With its slash a folder sorts where its objects belong: "a-b" before "a/b" before "ab".
            .Select(entry => (Path: parent + entry.Name + (entry is DirectoryInfo ? "/" : ""), Entry: entry))
            .Where(found => found.Path.StartsWith(prefix, StringComparison.Ordinal)
                || (found.Entry is DirectoryInfo && prefix.StartsWith(found.Path, StringComparison.Ordinal)))
            .OrderBy(found => found.Path, StringComparer.Ordinal);

    private static long? LengthOf(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException) // deleted since the folder was read
        {
            return null;
        }
    }
}
