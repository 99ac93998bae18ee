using System.Text;
using HybridDrift.Storage;

namespace HybridDrift.Tests.Storage;

/// <summary>What every store has to do. A test class per store derives from it.</summary>
public abstract partial class ObjectStoreContract
{
    protected static readonly CancellationToken None = CancellationToken.None;

    protected static readonly ObjectName Name = new("a/b.json");

    /// <summary>A store over the objects of this test: each call another one, as another process would have it.</summary>
    protected abstract IObjectStore Open();

    protected static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    protected static string Text(StoredObject? stored) => Encoding.UTF8.GetString(Assert.IsType<StoredObject>(stored).Content.Span);

    protected static Task<List<string>> NamesAsync(IObjectStore store, string prefix) =>
        store.ListAsync(prefix, None).Select(found => found.Name.Value).ToListAsync().AsTask();

    [ContractFact]
    public async Task A_created_object_is_read_back_by_another_store()
    {
        Assert.True(await Open().CreateAsync(Name, Bytes("one"), None));

        var stored = await Open().ReadAsync(Name, None);

        Assert.Equal("one", Text(stored));
        Assert.Equal(Name, stored!.Name);
        Assert.Equal(3, stored.Length);
        Assert.Matches("^\"[^\"]+\"$", stored.ETag);
    }

    [ContractFact]
    public async Task An_empty_object_is_an_object()
    {
        Assert.True(await Open().CreateAsync(Name, default, None));

        Assert.False(await Open().CreateAsync(Name, Bytes("x"), None));
        Assert.Equal("", Text(await Open().ReadAsync(Name, None)));
        Assert.Equal("", Text(await Open().ReadAsync(Name, 0, 1, None)));
    }

    [ContractFact]
    public async Task Creating_leaves_what_is_there()
    {
        await Open().CreateAsync(Name, Bytes("one"), None);

        Assert.False(await Open().CreateAsync(Name, Bytes("two"), None));

        Assert.Equal("one", Text(await Open().ReadAsync(Name, None)));
    }

    [ContractFact]
    public async Task Replacing_in_any_case_writes_whether_or_not_it_is_there()
    {
        var first = await Open().ReplaceAsync(Name, Bytes("one"), null, None);
        var second = await Open().ReplaceAsync(Name, Bytes("two"), null, None);

        Assert.True(first.Written && second.Written);
        Assert.NotEqual(first.ETag, second.ETag);
        Assert.Equal("two", Text(await Open().ReadAsync(Name, None)));
    }

    [ContractFact]
    public async Task A_stale_etag_writes_nothing()
    {
        var stale = (await Open().ReplaceAsync(Name, Bytes("one"), null, None)).ETag;
        await Open().ReplaceAsync(Name, Bytes("two"), stale, None);

        var outcome = await Open().ReplaceAsync(Name, Bytes("three"), stale, None);

        Assert.Equal(ReplaceOutcome.PreconditionFailed, outcome);
        Assert.False(outcome.Written);
        Assert.Equal("two", Text(await Open().ReadAsync(Name, None)));
    }

    [ContractTheory]
    [InlineData("*")]
    [InlineData("")]
    [InlineData("W/\"1\"")]
    [InlineData("\"other\"")]
    [InlineData("\"a\", \"b\"")]
    [InlineData("\"a\"\r\nx-ms-a: b")]
    public async Task What_is_no_etag_of_the_object_matches_nothing(string text)
    {
        await Open().CreateAsync(Name, Bytes("one"), None);

        Assert.False((await Open().ReplaceAsync(Name, Bytes("two"), text, None)).Written);
        Assert.Equal("one", Text(await Open().ReadAsync(Name, None)));
    }

    [ContractFact]
    public async Task An_etag_does_not_match_what_is_not_there()
    {
        var etag = (await Open().ReplaceAsync(Name, Bytes("one"), null, None)).ETag;
        await Open().DeleteAsync(Name, None);

        Assert.False((await Open().ReplaceAsync(Name, Bytes("two"), etag, None)).Written);
        Assert.Null(await Open().ReadAsync(Name, None));
    }

    [ContractFact]
    public async Task A_deleted_object_is_gone_and_can_be_created_again()
    {
        await Open().CreateAsync(Name, Bytes("one"), None);

        Assert.True(await Open().DeleteAsync(Name, None));
        Assert.False(await Open().DeleteAsync(Name, None));
        Assert.Null(await Open().ReadAsync(Name, None));
        Assert.Empty(await NamesAsync(Open(), ""));
        Assert.True(await Open().CreateAsync(Name, Bytes("two"), None));
    }

    [ContractFact]
    public async Task A_cancelled_write_leaves_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Open().CreateAsync(Name, Bytes("one"), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Open().ReplaceAsync(Name, Bytes("one"), null, cancelled));

        Assert.Null(await Open().ReadAsync(Name, None));
        Assert.Empty(await NamesAsync(Open(), ""));
    }
}
