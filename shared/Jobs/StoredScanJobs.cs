using System.Globalization;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using HybridDrift.Storage;

namespace HybridDrift.Jobs;

/// <summary>
/// The queue of one machine, in a store that only its processes use. Each job is an object whose name begins with the time from which on
/// it is to be seen, so that the first in the order of names is the first to be done. Taking one is giving it a later time: the new
/// object is written before the old one goes, so a stop in between delivers it twice and loses nothing.
/// </summary>
public sealed partial class StoredScanJobs(IObjectStore store, TimeProvider time) : IScanJobs, IScanInbox
{
    private const string Folder = $"state/{IScanJobs.Name}/", PoisonFolder = $"state/{IScanJobs.PoisonName}/", TimeForm = "yyyyMMdd'T'HHmmssfff";

    /// <summary>A job that takes longer is delivered again, and finds its site busy or itself done.</summary>
    private static readonly TimeSpan Unseen = TimeSpan.FromMinutes(5);

    public Task SendAsync(ScanJob job, TimeSpan delay, CancellationToken ct) => AddAsync(Folder, delay, 0, Encoding.UTF8.GetBytes(job.ToMessage()), ct);

    public async Task<IReceivedScan?> ReceiveAsync(CancellationToken ct)
    {
        var now = Time(time.GetUtcNow());
        await foreach (var found in store.ListAsync(Folder, ct))
        {
            if (NamePattern().Match(found.Name.Value[Folder.Length..]) is not { Success: true } name) continue;
            // In the order of their times: whatever comes after this one is not due either.
            if (string.CompareOrdinal(name.Groups["time"].Value, now) > 0) return null;
            if (await store.ReadAsync(found.Name, ct) is not { } stored) continue;
            var attempt = int.Parse(name.Groups["attempt"].ValueSpan, CultureInfo.InvariantCulture) + 1;
            var taken = await MoveAsync(found.Name, Folder, Unseen, attempt, stored.Content, ct);
            if (taken is not null) return new Received(this, taken, stored.Content, attempt);
        }
        return null;
    }

    /// <summary>How many there are, seen or not, and how many were given up.</summary>
    public async Task<(int Waiting, int Given)> CountAsync(CancellationToken ct) =>
        (await store.ListAsync(Folder, ct).CountAsync(ct), await store.ListAsync(PoisonFolder, ct).CountAsync(ct));

    private async Task<ObjectName> AddAsync(string folder, TimeSpan unseen, int attempt, ReadOnlyMemory<byte> message, CancellationToken ct)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        var name = new ObjectName($"{folder}{Time(time.GetUtcNow() + unseen)}-{attempt:00}-{id}.json");
        await store.CreateAsync(name, new(message, MediaTypeNames.Application.Json), ct);
        return name;
    }

    /// <returns>Null when another one has taken it meanwhile.</returns>
    private async Task<ObjectName?> MoveAsync(ObjectName from, string folder, TimeSpan unseen, int attempt, ReadOnlyMemory<byte> message, CancellationToken ct)
    {
        var moved = await AddAsync(folder, unseen, attempt, message, ct);
        if (await store.DeleteAsync(from, ct)) return moved;
        await store.DeleteAsync(moved, ct);
        return null;
    }

    private Task<bool> RemoveAsync(ObjectName name, CancellationToken ct) => store.DeleteAsync(name, ct);

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(?<time>\d{8}T\d{9})-(?<attempt>\d{2})-[0-9a-f]{16}\.json\z")]
    private static partial Regex NamePattern();

    private sealed class Received(StoredScanJobs queue, ObjectName name, ReadOnlyMemory<byte> message, int attempt) : IReceivedScan
    {
        public string Message => Encoding.UTF8.GetString(message.Span);

        public int Attempt => attempt;

        public Task DoneAsync(CancellationToken ct) => queue.RemoveAsync(name, ct);

        public Task RetryAsync(TimeSpan delay, CancellationToken ct) => queue.MoveAsync(name, Folder, delay, attempt, message, ct);

        public Task GiveUpAsync(CancellationToken ct) => queue.MoveAsync(name, PoisonFolder, TimeSpan.Zero, attempt, message, ct);
    }
}
