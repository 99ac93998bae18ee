namespace HybridDrift.Collect;

/// <summary>Where a model element was read.</summary>
/// <param name="Document">Path of the document in the recording.</param>
/// <param name="Path">Place in it: an XML path with line, a JSON path, or a line of a text.</param>
public sealed record Origin(string Document, string Path)
{
    public Problem Problem(string what) => new(Document, Path, what);
}
