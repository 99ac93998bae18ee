using HybridDrift.Storage;

namespace HybridDrift.Jobs;

/// <summary>What was read for the scans of all sites: <c>recordings/{site}/{run}.zip</c>, written once.</summary>
public sealed class KeptScans(IObjectStore store)
{
    /// <returns>The scan that answers this run: its own, or the one that it was answered by. Null when there is none.</returns>
    /// <exception cref="InvalidDataException">What is there is not a kept scan, or that of another site.</exception>
    public async Task<KeptScan?> FindAsync(string site, string run, CancellationToken ct)
    {
        if (await store.ReadAsync(NameOf(site, run), ct) is not { } stored) return null;
        var scan = ScanArchive.Read(stored.Content);
        return scan.Site == site ? scan : throw new InvalidDataException($"{stored.Name} holds the scan {scan.Run} of '{scan.Site}'.");
    }

    /// <returns>The scan of this run: this one, or the one that was there first.</returns>
    public async Task<KeptScan> KeepAsync(KeptScan scan, CancellationToken ct) =>
        await store.CreateAsync(NameOf(scan.Site, scan.Run), new(ScanArchive.Write(scan), ScanArchive.MediaType), ct)
            ? scan
            : await FindAsync(scan.Site, scan.Run, ct) ?? throw new InvalidDataException($"The scan {scan.Run} of '{scan.Site}' was there and is not.");

    /// <summary>Keeps that a run is answered by the scan of another one.</summary>
    /// <returns>False when that one is not kept, or this run has an answer already.</returns>
    public async Task<bool> AnswerAsync(string site, string run, string by, CancellationToken ct) =>
        await store.ReadAsync(NameOf(site, by), ct) is { } stored && await store.CreateAsync(NameOf(site, run), new(stored.Content, ScanArchive.MediaType), ct);

    private static ObjectName NameOf(string site, string run) =>
        ReportManifest.IsRun(run) ? new($"recordings/{ReportManifest.RequireSite(site)}/{run}.zip") : throw new ArgumentException($"Not an id for a run: '{run}'.", nameof(run));
}
