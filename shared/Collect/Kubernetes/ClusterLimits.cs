namespace HybridDrift.Collect.Kubernetes;

/// <summary>How long and how much a cluster is asked. The defaults are those for a live one.</summary>
public sealed record ClusterLimits
{
    /// <summary>For one answer, from the first byte asked to the last one read.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>For all of a cluster.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Before the second try; twice as long before the third.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A server that asks for a longer one is not waited for.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(60);

    public int Tries { get; init; } = 3;

    public int PageSize { get; init; } = 500;

    /// <summary>Of one answer, and of one document.</summary>
    public long DocumentBytes { get; init; } = RecordingFolder.MaxDocumentBytes;
}
