using System.Text.RegularExpressions;
using HybridDrift.Reports;
using HybridDrift.Storage;

namespace HybridDrift.Changes;

/// <summary>
/// The planned changes of all sites: <c>state/{site}/changes/{system}-{number}.json</c>, the number in small letters, because stores may
/// ignore case. Every step is one write of one object; doing it again, also after a crash at any point, changes nothing.
/// </summary>
public sealed partial class ChangeBook(IObjectStore store)
{
    /// <summary>Takes in a revision of a ticket, and says what is to be done now by the run that was made for it.</summary>
    /// <param name="run">Id of the job. The same run is always told the same.</param>
    /// <exception cref="ArgumentException">The site, the ticket or the run cannot be called that.</exception>
    /// <exception cref="InvalidDataException">What is kept of the ticket cannot be read.</exception>
    public async Task<ChangeTurn> TakeAsync(string site, ChangeNotice notice, string run, CancellationToken ct)
    {
        RequireRun(run);
        var name = NameOf(site, notice);
        while (true) // each round that fails is one in which another writer came forward
        {
            ct.ThrowIfCancellationRequested();
            var (stored, record) = await ReadAsync(name, notice, ct);
            var (next, answer) = ChangeRecord.Take(record, notice, run);
            if (ReferenceEquals(next, record) || await WriteAsync(name, next, stored, ct)) return answer;
        }
    }

    /// <summary>Keeps that the scan which a run was told to make has been made and its report is kept.</summary>
    /// <returns>False when the run was not told to make one, or so long ago that it is forgotten.</returns>
    /// <exception cref="ArgumentException">The site, the ticket or the run cannot be called that.</exception>
    /// <exception cref="InvalidDataException">What is kept of the ticket cannot be read.</exception>
    public async Task<bool> DoneAsync(string site, ChangeNotice notice, string run, CancellationToken ct)
    {
        RequireRun(run);
        var name = NameOf(site, notice);
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            var (stored, record) = await ReadAsync(name, notice, ct);
            if (record?.Done(run) is not { } next) return false;
            if (ReferenceEquals(next, record) || await WriteAsync(name, next, stored, ct)) return true;
        }
    }

    /// <summary>
    /// The changes of a site that are being carried out: told to be so by the newest revision, and before the planned end. A window
    /// without an end is open until the review; one that is overrun is not open, as nothing is expected any more. Records that
    /// cannot be read are passed over: then nothing is marked as expected.
    /// </summary>
    public async Task<IReadOnlyList<OpenChange>> OpenAsync(string site, DateTimeOffset now, CancellationToken ct)
    {
        var open = new List<OpenChange>();
        await foreach (var found in store.ListAsync(FolderOf(site), ct))
        {
            if (await store.ReadAsync(found.Name, ct) is { } stored && StoredJson.Read<ChangeRecord>(stored.Content) is { } record && record.IsOpen(now))
                open.Add(new(record.System, record.Number, record.Start, record.End, record.Scope));
        }
        return open;
    }

    private async Task<(StoredObject? Stored, ChangeRecord? Record)> ReadAsync(ObjectName name, ChangeNotice notice, CancellationToken ct)
    {
        if (await store.ReadAsync(name, ct) is not { } stored) return (null, null);
        return StoredJson.Read<ChangeRecord>(stored.Content) is { } record
            && record.System == notice.System && record.Number.Equals(notice.Number, StringComparison.OrdinalIgnoreCase)
                ? (stored, record)
                : throw new InvalidDataException($"{name} is not what is known of a change ticket.");
    }

    private async Task<bool> WriteAsync(ObjectName name, ChangeRecord record, StoredObject? over, CancellationToken ct) => over is null
        ? await store.CreateAsync(name, StoredJson.Write(record), ct)
        : (await store.ReplaceAsync(name, StoredJson.Write(record), over.ETag, ct)).Written;

    private static ObjectName NameOf(string site, ChangeNotice notice) =>
        SystemPattern().IsMatch(notice.System) && ChangeNotice.IsNumber(notice.Number)
            ? new($"{FolderOf(site)}{notice.System}-{notice.Number.ToLowerInvariant()}.json")
            : throw new ArgumentException($"Not a change ticket: '{notice.System}', '{notice.Number}'.", nameof(notice));

    private static string FolderOf(string site) =>
        PlanLibrary.IsSite(site) ? $"state/{site}/changes/" : throw new ArgumentException($"Not a name for a site: '{site}'.", nameof(site));

    private static void RequireRun(string run)
    {
        if (!ReportManifest.IsRun(run)) throw new ArgumentException($"Not an id for a run: '{run}'.", nameof(run));
    }

    /// <summary>Without a hyphen, so that no two tickets share a name.</summary>
    [GeneratedRegex(@"\A[a-z0-9]{1,20}\z")] private static partial Regex SystemPattern();
}
