using HybridDrift.Storage;

namespace HybridDrift.Jobs;

/// <summary>The status of each site: <c>state/{site}/status.json</c>.</summary>
public sealed class SiteStatuses(IObjectStore store)
{
    public async Task<SiteStatus> ReadAsync(string site, CancellationToken ct) => Read(await store.ReadAsync(NameOf(site), ct));

    /// <summary>Changes it, whoever else does the same at the same time.</summary>
    public async Task ChangeAsync(string site, Func<SiteStatus, SiteStatus> change, CancellationToken ct)
    {
        while (true) // each round that fails is one in which another writer came forward
        {
            ct.ThrowIfCancellationRequested();
            var stored = await store.ReadAsync(NameOf(site), ct);
            var content = StoredJson.Write(change(Read(stored)));
            if (stored is null ? await store.CreateAsync(NameOf(site), content, ct) : (await store.ReplaceAsync(NameOf(site), content, stored.ETag, ct)).Written) return;
        }
    }

    /// <summary>One that cannot be read is begun anew: it tells of the past only, and the reports are the truth.</summary>
    private static SiteStatus Read(StoredObject? stored) => stored is null ? SiteStatus.None : StoredJson.Read<SiteStatus>(stored.Content) ?? SiteStatus.None;

    private static ObjectName NameOf(string site) => new($"state/{ReportManifest.RequireSite(site)}/status.json");
}
