using System.Runtime.CompilerServices;

namespace HybridDrift.Storage;

/// <summary>
/// The reports of all sites. A report is written once and never changed:
/// <code>
/// reports/{site}/{yyyy}/{MM}/{dd}/{HHmmss}Z-{run}/…       its files, then manifest.json
/// state/{site}/latest.json                                points to the newest one
/// </code>
/// </summary>
public sealed class ReportLibrary(IObjectStore store)
{
    public const string Latest = "latest";

    /// <summary>
    /// Keeps a report. Files first, then the manifest, by which it becomes visible as a whole, then the pointer to the latest.
    /// Stopped anywhere, it is done by saving the same report again; saving again what is there changes nothing.
    /// </summary>
    /// <exception cref="ArgumentException">A name in it cannot be used. Nothing has been written.</exception>
    /// <exception cref="InvalidOperationException">There is a report of this run with other content. It has been left as it is.</exception>
    public async Task<ReportManifest> SaveAsync(ReportFiles report, CancellationToken ct)
    {
        var manifest = ReportManifest.Of(report);
        var manifestName = manifest.NameOf(ReportManifest.FileName);
        var manifestContent = StoredJson.Write(manifest);
        // Looked at first too, so that nothing is added to a finished report that differs.
        if (await store.ReadAsync(manifestName, ct) is { } finished)
            RequireSame(manifestName, finished, manifestContent);

        foreach (var file in report.Files)
            await KeepAsync(manifest.NameOf(file.Name), new(file.Content, file.ContentType), ct);
        await KeepAsync(manifestName, manifestContent, ct);
        await LatestReport.MoveToAsync(store, manifest, ct);
        return manifest;
    }

    /// <summary>The finished reports of a site, newest first, each read when it is asked for.</summary>
    /// <param name="site">The site.</param>
    /// <param name="before">Only reports whose folder comes before this one; null for all.</param>
    /// <param name="ct">Cancels the listing.</param>
    /// <exception cref="InvalidDataException">A manifest is not one.</exception>
    public async IAsyncEnumerable<ReportManifest> ListAsync(string site, string? before, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var name in await ManifestsAsync(site, "", ct))
        {
            if (before is not null && string.CompareOrdinal(name.Value, before) >= 0) continue;
            if (await ReadManifestAsync(name, ct) is { } manifest)
                yield return manifest;
        }
    }

    public IAsyncEnumerable<ReportManifest> ListAsync(string site, CancellationToken ct) => ListAsync(site, null, ct);

    /// <returns>The newest finished report of a site, or null when there is none.</returns>
    /// <exception cref="InvalidDataException">Its manifest is not one.</exception>
    public async Task<ReportManifest?> LatestAsync(string site, CancellationToken ct)
    {
        var pointed = await LatestReport.ManifestAsync(store, site, ct);
        return (pointed is null ? null : await ReadManifestAsync(pointed, ct)) ?? await ListAsync(site, ct).FirstOrDefaultAsync(ct);
    }

    /// <summary>One file of a finished report, proven to be what was saved.</summary>
    /// <param name="site">The site.</param>
    /// <param name="run">Id of a run, or <see cref="Latest"/>.</param>
    /// <param name="file">Name of the file.</param>
    /// <param name="ct">Cancels the read.</param>
    /// <returns>Null when there is no such report or it has no such file.</returns>
    /// <exception cref="InvalidDataException">What is stored is not what the manifest says.</exception>
    public async Task<ReportFile?> OpenAsync(string site, string run, string file, CancellationToken ct)
    {
        var manifest = await FindAsync(site, run, ct);
        if (manifest?.Files.FirstOrDefault(entry => entry.Name == file) is not { } entry)
            return null;
        var stored = await store.ReadAsync(manifest.NameOf(entry.Name), ct);
        if (stored is null || ReportManifestFile.DigestOf(stored.Content) != entry.Sha256)
            throw new InvalidDataException($"{manifest.NameOf(entry.Name)} is missing or not what the manifest of its report says.");
        return new(entry.Name, entry.ContentType, stored.Content);
    }

    /// <param name="site">The site.</param>
    /// <param name="run">Id of a run, or <see cref="Latest"/>.</param>
    /// <param name="ct">Cancels the search.</param>
    /// <returns>Null when there is no such finished report.</returns>
    public async Task<ReportManifest?> FindAsync(string site, string run, CancellationToken ct)
    {
        if (run == Latest) return await LatestAsync(site, ct);
        if (!ReportManifest.IsRun(run))
            return null;
        var names = await ManifestsAsync(site, $"-{run}", ct);
        return names is [var name, ..] ? await ReadManifestAsync(name, ct) : null;
    }

    private async Task<List<ObjectName>> ManifestsAsync(string site, string endOfFolder, CancellationToken ct)
    {
        var end = $"{endOfFolder}/{ReportManifest.FileName}";
        var names = await store.ListAsync(ReportManifest.FolderOf(site), ct)
            .Select(found => found.Name)
            .Where(name => name.Value.EndsWith(end, StringComparison.Ordinal))
            .ToListAsync(ct);
        names.Reverse();
        return names;
    }

    private async Task<ReportManifest?> ReadManifestAsync(ObjectName name, CancellationToken ct)
    {
        if (await store.ReadAsync(name, ct) is not { } stored)
            return null;
        var manifest = StoredJson.Read<ReportManifest>(stored.Content);
        return manifest is not null && $"{manifest.Folder}/{ReportManifest.FileName}" == name.Value
            ? manifest
            : throw new InvalidDataException($"{name} is not the manifest of the report in its folder.");
    }

    private async Task KeepAsync(ObjectName name, ObjectContent content, CancellationToken ct)
    {
        if (!await store.CreateAsync(name, content, ct))
            RequireSame(name, await store.ReadAsync(name, ct), content);
    }

    private static void RequireSame(ObjectName name, StoredObject? stored, ObjectContent content)
    {
        if (stored is null || !stored.Content.Span.SequenceEqual(content.Bytes.Span))
            throw new InvalidOperationException($"{name} is there with other content; a report that has been kept is never changed.");
    }
}
