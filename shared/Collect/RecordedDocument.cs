namespace HybridDrift.Collect;

/// <summary>One document of a recording, as it was read.</summary>
/// <param name="Path">Its path in the recording, with <c>/</c>.</param>
/// <param name="Kind">What it is, by its path.</param>
/// <param name="Sha256">Of the content, lower-case hex.</param>
/// <param name="ExitCode">Of the command whose output it is; null when that is not known.</param>
/// <param name="Time">When it was read, if the manifest says so.</param>
public sealed record RecordedDocument(
    string Path, DocumentKind Kind, ReadOnlyMemory<byte> Content, string Sha256, int? ExitCode, DateTimeOffset? Time)
{
    public Problem Problem(string what) => new(Path, "", what);
}
