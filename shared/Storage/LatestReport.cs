namespace HybridDrift.Storage;

/// <summary>
/// Points to the newest report of a site: the one object of a report that changes, and therefore not in its folder, which can
/// be made immutable. A shortcut only; the manifests are the truth.
/// </summary>
internal sealed record LatestReport(string Folder, string Run, DateTimeOffset Time, string Verdict)
{
    /// <returns>The newest report's manifest, or null when the pointer is missing or cannot be used.</returns>
    public static async Task<ObjectName?> ManifestAsync(IObjectStore store, string site, CancellationToken ct)
    {
        var stored = await store.ReadAsync(NameFor(site), ct);
        return stored is not null && Usable(stored, site) is { } latest ? new($"{latest.Folder}/{ReportManifest.FileName}") : null;
    }

    /// <summary>
    /// Points to a report unless a newer one is pointed to already, whoever else does the same at the same time. A pointer that
    /// cannot be used is replaced.
    /// </summary>
    public static async Task MoveToAsync(IObjectStore store, ReportManifest report, CancellationToken ct)
    {
        var name = NameFor(report.Site);
        var content = StoredJson.Write(new LatestReport(report.Folder, report.Run, report.Time, report.Verdict));
        while (true) // each round that fails is one in which another writer came forward
        {
            ct.ThrowIfCancellationRequested();
            var stored = await store.ReadAsync(name, ct);
            if (stored is null)
            {
                if (await store.CreateAsync(name, content, ct))
                    return;
            }
            else if (Usable(stored, report.Site) is { } latest && string.CompareOrdinal(latest.Folder, report.Folder) >= 0)
            {
                return;
            }
            else if ((await store.ReplaceAsync(name, content, stored.ETag, ct)).Written)
            {
                return;
            }
        }
    }

    private static ObjectName NameFor(string site) => new($"state/{ReportManifest.RequireSite(site)}/latest.json");

    private static LatestReport? Usable(StoredObject stored, string site) =>
        StoredJson.Read<LatestReport>(stored.Content) is { } latest
        && latest.Folder == new ReportManifest(site, latest.Run, latest.Time, latest.Verdict, []).Folder
        && ReportManifest.IsRun(latest.Run)
            ? latest
            : null;
}
