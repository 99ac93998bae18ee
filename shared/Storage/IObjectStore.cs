namespace HybridDrift.Storage;

/// <summary>
/// Named objects that are written whole: a folder or a container of blobs.
/// <para>
/// Every write is atomic. A reader sees the object as it was before or as it is after, and a writer that stops in the middle
/// (crash, cancellation, full disk) leaves the former. A write that ended with an exception may or may not have happened;
/// doing it again is safe with <see cref="CreateAsync"/> and, given an ETag, with <see cref="ReplaceAsync"/>. There are no
/// transactions over several objects: whoever needs one writes the object that makes the others count last.
/// </para>
/// <para>
/// No object may have the name of a folder of another one: with <c>a/b</c> there is no <c>a</c>. Trouble of the store itself
/// (not reachable, not permitted, full) is an exception; "exists already", "changed meanwhile" and "not there" are values.
/// </para>
/// </summary>
public interface IObjectStore
{
    /// <summary>Writes a new object, and of any number of writers of one name exactly one succeeds.</summary>
    /// <returns>False when there is one of that name, which is left as it is.</returns>
    Task<bool> CreateAsync(ObjectName name, ObjectContent content, CancellationToken ct);

    /// <summary>Writes an object over the one that is there. Of any number of writers with the same ETag at most one succeeds.</summary>
    /// <param name="name">The object.</param>
    /// <param name="content">All of its new content.</param>
    /// <param name="ifMatch">
    /// Write only when the object is there and still has this ETag; null writes in any case, also when there is none.
    /// </param>
    /// <param name="ct">Cancels before the write; a write that has begun to show is completed.</param>
    Task<ReplaceOutcome> ReplaceAsync(ObjectName name, ObjectContent content, string? ifMatch, CancellationToken ct);

    /// <returns>The object, of one moment, or null when there is none.</returns>
    Task<StoredObject?> ReadAsync(ObjectName name, CancellationToken ct);

    /// <summary>Reads a part of an object; what lies beyond its end is left out, so the content may be shorter or empty.</summary>
    /// <param name="name">The object.</param>
    /// <param name="offset">First byte, from 0.</param>
    /// <param name="length">Number of bytes, at least 1.</param>
    /// <param name="ct">Cancels the read.</param>
    /// <returns>The object with that part as its content, or null when there is none.</returns>
    Task<StoredObject?> ReadAsync(ObjectName name, long offset, int length, CancellationToken ct);

    /// <summary>
    /// The objects whose name begins with a text (any text: it need not end at a slash), in ordinal order of their names. What
    /// is written or deleted meanwhile may or may not be in it; everything else is in it exactly once.
    /// </summary>
    IAsyncEnumerable<ObjectInfo> ListAsync(string prefix, CancellationToken ct);

    /// <returns>False when there was none.</returns>
    Task<bool> DeleteAsync(ObjectName name, CancellationToken ct);

    /// <summary>
    /// Takes a turn at what is agreed to be done under a name by one at a time. A lease is no object and guards none: nothing is
    /// listed or read under its name, and writing there needs no lease. Who stops without giving it back holds up the others for
    /// its duration at most; who goes on for longer than that without renewing it may no longer be the only one.
    /// </summary>
    /// <param name="name">What it is the turn for.</param>
    /// <param name="duration">How long it lasts: 15 to 60 seconds, renewable.</param>
    /// <param name="ct">Cancels the attempt.</param>
    /// <returns>Null when it is another one's turn.</returns>
    Task<IObjectLease?> AcquireLeaseAsync(ObjectName name, TimeSpan duration, CancellationToken ct);
}
