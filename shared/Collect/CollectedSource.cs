namespace HybridDrift.Collect;

/// <summary>One document that was read from a live system, as it goes into a recording: rebuilt from the fields that the parsers know, without secrets.</summary>
/// <param name="Path">Of the layout of a recording (<see cref="RecordingLayout"/>).</param>
/// <param name="Request">What was asked, for the evidence: <c>GET /api/4.0/edges/edge-7</c>, or a command and the pod that ran it.</param>
/// <param name="Time">When the answer was complete.</param>
/// <param name="ExitCode">Of a command.</param>
public sealed record CollectedDocument(string Path, ReadOnlyMemory<byte> Content, string Request, DateTimeOffset Time, int? ExitCode = null);

/// <summary>What one live system gave, and what it did not.</summary>
/// <param name="Name"><c>nsx</c>, or a cluster.</param>
/// <param name="Problems">
/// What could not be read, each with the path of its document; with the name of the source, or a path that is none of the
/// layout, when it is about all of it.
/// </param>
public sealed record CollectedSource(string Name, IReadOnlyList<CollectedDocument> Documents, IReadOnlyList<Problem> Problems);
