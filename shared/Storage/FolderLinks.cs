namespace HybridDrift.Storage;

/// <summary>
/// Keeps a folder store inside its folder. Links below the root are refused wherever they point to: none is needed there, and a
/// rule without exceptions is easy to hold. The root itself may be one. This guards against links that lie there, not against
/// someone who may write to the folder and swaps one in between the look and the use.
/// </summary>
internal static class FolderLinks
{
    /// <summary>Sees everything, hidden files too, except links; what may not be seen is an error, not an absence.</summary>
    public static EnumerationOptions Skipped(bool recurse) => new()
    {
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = false,
        RecurseSubdirectories = recurse,
    };

    /// <returns>The path of the parts below the root, none of which is a link.</returns>
    /// <exception cref="IOException">One of them is.</exception>
    public static string Refused(string root, params ReadOnlySpan<string> parts)
    {
        var path = root;
        foreach (var part in parts)
        {
            path = Path.Combine(path, part);
            var attributes = new FileInfo(path).Attributes;
            if (attributes != Missing && attributes.HasFlag(FileAttributes.ReparsePoint))
                throw new IOException($"The store does not follow links: '{path}' is one.");
        }

        return path;
    }

    /// <summary>What the attributes of a file that is not there read as.</summary>
    private const FileAttributes Missing = (FileAttributes)(-1);
}
