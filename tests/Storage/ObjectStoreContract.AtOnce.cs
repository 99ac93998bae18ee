using HybridDrift.Storage;

namespace HybridDrift.Tests.Storage;

/// <summary>Many writers and readers of one object.</summary>
public abstract partial class ObjectStoreContract
{
    /// <summary>Starts all at once, each with a store of its own.</summary>
    protected async Task<T[]> AtOnceAsync<T>(int count, Func<IObjectStore, int, Task<T>> act)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var tasks = Enumerable.Range(0, count).Select(async i =>
        {
            var store = Open();
            await start.Task;
            return await act(store, i);
        }).ToArray();
        start.SetResult();
        return await Task.WhenAll(tasks);
    }

    [ContractFact]
    public async Task One_of_many_creators_wins()
    {
        for (var round = 0; round < 20; round++)
        {
            var name = new ObjectName($"round-{round}");
            var won = await AtOnceAsync(20, (store, i) => store.CreateAsync(name, Bytes($"writer {i}"), None));

            Assert.Single(won, true);
            Assert.Equal($"writer {Array.IndexOf(won, true)}", Text(await Open().ReadAsync(name, None)));
        }
    }

    [ContractFact]
    public async Task One_of_many_replacers_wins_for_each_etag()
    {
        var etag = (await Open().ReplaceAsync(Name, Bytes("first"), null, None)).ETag;
        for (var round = 0; round < 5; round++)
        {
            var outcomes = await AtOnceAsync(20, (store, i) => store.ReplaceAsync(Name, Bytes($"{round} {i}"), etag, None));

            var winner = Assert.Single(Enumerable.Range(0, 20), i => outcomes[i].Written);
            var stored = await Open().ReadAsync(Name, None);
            Assert.Equal($"{round} {winner}", Text(stored));
            Assert.Equal(outcomes[winner].ETag, stored!.ETag);
            Assert.NotEqual(etag, stored.ETag);
            etag = stored.ETag;
        }
    }

    [ContractFact]
    public async Task No_update_is_lost_when_many_read_and_replace()
    {
        await Open().CreateAsync(Name, Bytes("0"), None);

        await AtOnceAsync(10, async (store, _) =>
        {
            while (true)
            {
                var stored = await store.ReadAsync(Name, None);
                var next = Bytes($"{int.Parse(Text(stored)) + 1}");
                if ((await store.ReplaceAsync(Name, next, stored!.ETag, None)).Written)
                    return true;
            }
        });

        Assert.Equal("10", Text(await Open().ReadAsync(Name, None)));
    }

    [ContractFact]
    public async Task A_reader_sees_one_version_while_others_write()
    {
        static ReadOnlyMemory<byte> Version(int i) => Enumerable.Repeat((byte)('a' + i), 20_000 + i).ToArray();
        await Open().CreateAsync(Name, Version(0), None);

        await AtOnceAsync(6, async (store, i) =>
        {
            for (var round = 0; round < 20; round++)
            {
                if (i < 2)
                {
                    await store.ReplaceAsync(Name, Version((round * 2) + i), null, None);
                    continue;
                }

                var seen = (await store.ReadAsync(Name, None))!;
                Assert.True(Version(seen.Content.Span[0] - 'a').Span.SequenceEqual(seen.Content.Span));
                Assert.Equal(seen.Content.Length, seen.Length);
            }

            return true;
        });
    }
}
