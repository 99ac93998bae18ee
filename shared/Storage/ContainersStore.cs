using System.Runtime.CompilerServices;

namespace HybridDrift.Storage;

/// <summary>
/// One store over several, by the first segment of a name, which is not part of the name in there: <c>reports/dal10/…</c> is
/// <c>dal10/…</c> in the container of reports. So each container can have its own rules: reports never change, state does.
/// </summary>
/// <param name="containers">Stores by first segment.</param>
public sealed class ContainersStore(IReadOnlyDictionary<string, IObjectStore> containers) : IObjectStore
{
    /// <summary>What this product keeps, each in a container of its own.</summary>
    public static readonly IReadOnlyList<string> Names = ["plans", "recordings", "reports", "state"];

    public Task<bool> CreateAsync(ObjectName name, ObjectContent content, CancellationToken ct) => In(name, (store, inner) => store.CreateAsync(inner, content, ct));

    public Task<ReplaceOutcome> ReplaceAsync(ObjectName name, ObjectContent content, string? ifMatch, CancellationToken ct) =>
        In(name, (store, inner) => store.ReplaceAsync(inner, content, ifMatch, ct));

    public async Task<StoredObject?> ReadAsync(ObjectName name, CancellationToken ct) => Outside(name, await In(name, (store, inner) => store.ReadAsync(inner, ct)));

    public async Task<StoredObject?> ReadAsync(ObjectName name, long offset, int length, CancellationToken ct) =>
        Outside(name, await In(name, (store, inner) => store.ReadAsync(inner, offset, length, ct)));

    public async IAsyncEnumerable<ObjectInfo> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var (container, store) in containers.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            var folder = container + "/";
            if (!prefix.StartsWith(folder, StringComparison.Ordinal) && !folder.StartsWith(prefix, StringComparison.Ordinal)) continue;
            await foreach (var found in store.ListAsync(prefix.Length > folder.Length ? prefix[folder.Length..] : "", ct))
                if (ObjectName.TryParse(folder + found.Name, out var name)) yield return new(name, found.Length);
        }
    }

    public Task<bool> DeleteAsync(ObjectName name, CancellationToken ct) => In(name, (store, inner) => store.DeleteAsync(inner, ct));

    public Task<IObjectLease?> AcquireLeaseAsync(ObjectName name, TimeSpan duration, CancellationToken ct) =>
        In(name, (store, inner) => store.AcquireLeaseAsync(inner, duration, ct));

    private T In<T>(ObjectName name, Func<IObjectStore, ObjectName, T> act)
    {
        var slash = name.Value.IndexOf('/');
        return slash > 0 && containers.TryGetValue(name.Value[..slash], out var store)
            ? act(store, new(name.Value[(slash + 1)..]))
            : throw new ArgumentException($"No container holds objects such as '{name}'.", nameof(name));
    }

    private static StoredObject? Outside(ObjectName name, StoredObject? stored) => stored is null ? null : stored with { Name = name };
}
