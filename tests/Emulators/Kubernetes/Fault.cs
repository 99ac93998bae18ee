namespace HybridDrift.Emulators.Kubernetes;

public enum FaultKind
{
    /// <summary>An error of the API, with <see cref="Fault.Status"/>.</summary>
    Status,

    /// <summary>A page of HTML, with <see cref="Fault.Status"/>.</summary>
    Html,

    /// <summary>An error of the API, with <see cref="Fault.Status"/>, that repeats the credentials that it was asked with.</summary>
    Echo,

    /// <summary>Half of the answer, then the connection is gone.</summary>
    Truncated,

    /// <summary>Half of the answer, as if it were whole.</summary>
    Cut,

    /// <summary>A few bytes at a time, without end.</summary>
    SlowDrip,

    /// <summary>The connection is gone before the answer.</summary>
    Reset,

    /// <summary>No answer at all; for a command, no end of it.</summary>
    Hang,

    /// <summary>The answer of another resource.</summary>
    WrongKind,

    /// <summary>A command that the container does not have.</summary>
    ExecFails,

    /// <summary>A command whose connection closes without a word on how it ended.</summary>
    ExecCloses,

    /// <summary>A command that ends with <see cref="Fault.Status"/> and prints nothing of use.</summary>
    ExecExits,
}

/// <summary>Something that goes wrong for requests whose path and query hold a text.</summary>
/// <param name="Times">So often; then all is well again.</param>
public sealed record Fault(string Part, FaultKind Kind, int Status = 500, string? RetryAfter = null, int Times = int.MaxValue);

/// <summary>What was asked.</summary>
/// <param name="Path">With its query.</param>
/// <param name="Command">Of an exec.</param>
public sealed record EmulatedRequest(string Method, string Path, string Command);
