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
    public Task<KeptScan> KeepAsync(KeptScan scan, CancellationToken ct) => KeepAsync(scan, scan.Run, ct);

    /// <param name="run">The run that it answers, when that is another one's.</param>
    public async Task<KeptScan> KeepAsync(KeptScan scan, string run, CancellationToken ct) =>
        await store.CreateAsync(NameOf(scan.Site, run), new(ScanArchive.Write(scan), ScanArchive.MediaType), ct)
            ? scan
            : await FindAsync(scan.Site, run, ct) ?? throw new InvalidDataException($"The scan {run} of '{scan.Site}' was there and is not.");

    private static ObjectName NameOf(string site, string run) =>
        ReportManifest.IsRun(run) ? new($"recordings/{ReportManifest.RequireSite(site)}/{run}.zip") : throw new ArgumentException($"Not an id for a run: '{run}'.", nameof(run));
}
