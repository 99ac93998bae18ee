using HybridDrift.Storage;

namespace HybridDrift.Jobs;

/// <summary>What was read for the scans of all sites: <c>recordings/{site}/{run}.zip</c>, written once.</summary>
public sealed class KeptScans(IObjectStore store)
{
    /// <returns>Null when there is none of this run.</returns>
    /// <exception cref="InvalidDataException">What is there is not a kept scan, or that of another run.</exception>
    public async Task<KeptScan?> FindAsync(string site, string run, CancellationToken ct)
    {
        if (await store.ReadAsync(NameOf(site, run), ct) is not { } stored) return null;
        var scan = ScanArchive.Read(stored.Content);
        return scan.Site == site && scan.Run == run ? scan : throw new InvalidDataException($"{stored.Name} holds the scan {scan.Run} of '{scan.Site}'.");
    }

    /// <returns>The scan of this run: this one, or the one that was there first.</returns>
    public async Task<KeptScan> KeepAsync(KeptScan scan, CancellationToken ct) =>
        await store.CreateAsync(NameOf(scan.Site, scan.Run), new(ScanArchive.Write(scan), ScanArchive.MediaType), ct)
            ? scan
            : await FindAsync(scan.Site, scan.Run, ct) ?? throw new InvalidDataException($"The scan {scan.Run} of '{scan.Site}' was there and is not.");

    private static ObjectName NameOf(string site, string run) =>
        ReportManifest.IsRun(run) ? new($"recordings/{ReportManifest.RequireSite(site)}/{run}.zip") : throw new ArgumentException($"Not an id for a run: '{run}'.", nameof(run));
}
