namespace HybridDrift.Collect;

/// <summary>Something that could not be read or understood, located so that a person finds it at once.</summary>
/// <param name="Document">Path of the document in the recording, such as <c>nsx/edge-7.xml</c>.</param>
/// <param name="Where">Place in the document (a path, a line), or empty for the document as a whole.</param>
/// <param name="What">What is wrong and, where it helps, what would be right. Holds no text of fields that may be secret.</param>
public sealed record Problem(string Document, string Where, string What)
{
    public override string ToString() => Where.Length == 0 ? $"{Document}: {What}" : $"{Document} ({Where}): {What}";
}
