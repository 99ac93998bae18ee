using System.Diagnostics.CodeAnalysis;

namespace HybridDrift.Storage;

/// <summary>An object as it was read.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Content">All of it, or the part that was asked for.</param>
/// <param name="ETag">
/// Stands for the content, in the form of an HTTP entity tag (with its quotes). It changes when the content changes; whether it
/// changes when equal content is written again is up to the store.
/// </param>
/// <param name="Length">Length of the whole object, also when the content is a part.</param>
public sealed record StoredObject(ObjectName Name, ReadOnlyMemory<byte> Content, string ETag, long Length);

/// <summary>An object in a listing. It has no ETag: a folder would have to read every object to tell.</summary>
public sealed record ObjectInfo(ObjectName Name, long Length);

/// <summary>What became of a conditional write.</summary>
/// <param name="ETag">The ETag of what was written; null when the condition did not hold and nothing was.</param>
public readonly record struct ReplaceOutcome(string? ETag)
{
    public static ReplaceOutcome PreconditionFailed => default;

    [MemberNotNullWhen(true, nameof(ETag))]
    public bool Written => ETag is not null;
}
