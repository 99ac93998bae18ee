using System.Security.Cryptography;
using System.Text;
using HybridDrift.Storage;

namespace HybridDrift.Tickets;

/// <summary>What is kept of a delivery, before and after what it asks for is done.</summary>
/// <param name="State"><c>received</c>, then <c>queued</c>.</param>
internal sealed record DeliveryEntry(string System, string Delivery, string Run, string State, DateTimeOffset Time)
{
    public const string Received = "received", Queued = "queued";
}

/// <summary>
/// Sees to it that what a delivery asks for is done, and not done again. It is done between two writes, so whoever finds only the
/// first of them does it again: after a crash it may be done twice and is never left undone. Those that come at the same time
/// wait for each other.
/// </summary>
internal sealed class DeliveryLedger(IObjectStore store, TimeProvider time)
{
    /// <summary>GitHub waits for an answer for 10 seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8), Pause = TimeSpan.FromMilliseconds(50), Turn = TimeSpan.FromSeconds(30);

    /// <param name="received">Its system, id and run.</param>
    /// <param name="act">What it asks for; must bear to be done twice.</param>
    /// <returns>False when it had been done before.</returns>
    /// <exception cref="IOException">The store failed, or another one was at it for too long: ask again.</exception>
    public async Task<bool> DoOnceAsync(DeliveryEntry received, Func<Task> act, CancellationToken ct)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(received.Delivery)));
        var name = new ObjectName($"state/deliveries/{received.System}/{key}.json");
        // Few names for the turns: a store may keep something for each of them forever.
        var turnName = new ObjectName($"state/deliveries/{received.System}/turns/{key[..2]}");
        var start = time.GetTimestamp();
        while (true)
        {
            if (await IsDoneAsync(name, ct)) return false;
            await using (var turn = await store.AcquireLeaseAsync(turnName, Turn, ct))
            {
                if (turn is not null) return await DoAsync(name, received, act, ct);
            }
            if (time.GetElapsedTime(start) >= Patience) throw new IOException("Another delivery was at work all the time.");
            await Task.Delay(Pause, time, ct);
        }
    }

    private async Task<bool> DoAsync(ObjectName name, DeliveryEntry received, Func<Task> act, CancellationToken ct)
    {
        if (await IsDoneAsync(name, ct)) return false;
        await store.CreateAsync(name, StoredJson.Write(received), ct);
        await act();
        await store.ReplaceAsync(name, StoredJson.Write(received with { State = DeliveryEntry.Queued }), ifMatch: null, ct);
        return true;
    }

    /// <summary>What cannot be read has not been done: better twice than never.</summary>
    private async Task<bool> IsDoneAsync(ObjectName name, CancellationToken ct) =>
        await store.ReadAsync(name, ct) is { } entry && StoredJson.Read<DeliveryEntry>(entry.Content)?.State == DeliveryEntry.Queued;
}
