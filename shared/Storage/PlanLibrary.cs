using System.Text.RegularExpressions;

namespace HybridDrift.Storage;

/// <summary>The plan files of all sites, as they were written: <c>plans/{site}.yaml</c>.</summary>
public sealed partial class PlanLibrary(IObjectStore store)
{
    private const string Folder = "plans/", Extension = ".yaml";

    /// <summary>What a plan file may call its site: 1 to 40 of <c>a-z 0-9 -</c>, with no hyphen at either end.</summary>
    public static bool IsSite(string text) => SitePattern().IsMatch(text) && ObjectName.IsSegment(text);

    /// <summary>Sites that have a plan, in ordinal order.</summary>
    public async Task<IReadOnlyList<string>> SitesAsync(CancellationToken ct) =>
        await store.ListAsync(Folder, ct)
            .Select(found => found.Name.Value[Folder.Length..])
            .Where(name => name.EndsWith(Extension, StringComparison.Ordinal))
            .Select(name => name[..^Extension.Length])
            .Where(IsSite)
            .ToListAsync(ct);

    /// <returns>Null when there is none.</returns>
    public Task<StoredObject?> ReadAsync(string site, CancellationToken ct) => store.ReadAsync(NameOf(site), ct);

    /// <summary>Keeps the first plan of a site.</summary>
    /// <returns>False when there is one already.</returns>
    public Task<bool> CreateAsync(string site, ReadOnlyMemory<byte> plan, CancellationToken ct) => store.CreateAsync(NameOf(site), Content(plan), ct);

    /// <summary>Puts a plan in the place of the one that has this ETag.</summary>
    public Task<ReplaceOutcome> ReplaceAsync(string site, ReadOnlyMemory<byte> plan, string ifMatch, CancellationToken ct) =>
        store.ReplaceAsync(NameOf(site), Content(plan), ifMatch, ct);

    private static ObjectName NameOf(string site) =>
        IsSite(site) ? new($"{Folder}{site}{Extension}") : throw new ArgumentException($"Not a name for a site: '{site}'.", nameof(site));

    private static ObjectContent Content(ReadOnlyMemory<byte> plan) => new(plan, "application/yaml");

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?\z")]
    private static partial Regex SitePattern();
}
