namespace HybridDrift.Storage;

/// <summary>A finished report in all its formats, to be kept.</summary>
/// <param name="Site">The site; one segment of an object name.</param>
/// <param name="Time">When the run took place.</param>
/// <param name="Run">Id of the run: 8 to 32 of <c>a-z 0-9</c>.</param>
/// <param name="Verdict">The verdict, for lists of reports.</param>
/// <param name="Files">The formats, by different names (also when case is ignored).</param>
public sealed record ReportFiles(string Site, DateTimeOffset Time, string Run, string Verdict, IReadOnlyList<ReportFile> Files);

/// <summary>One format of a report.</summary>
/// <param name="Name">File name; one segment of an object name, and not that of the manifest.</param>
/// <param name="ContentType">Media type to serve it with.</param>
/// <param name="Content">Its bytes.</param>
public sealed record ReportFile(string Name, string ContentType, ReadOnlyMemory<byte> Content);
