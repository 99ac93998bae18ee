namespace HybridDrift.Tests.Storage;

/// <summary>Reading, whole and in parts, and listing.</summary>
public abstract partial class ObjectStoreContract
{
    [ContractTheory]
    [InlineData("a")]
    [InlineData("a/b.json/c")]
    [InlineData("a/c.json")]
    [InlineData("x/y")]
    public async Task What_was_not_written_is_not_there(string other)
    {
        await Open().CreateAsync(Name, Bytes("one"), None);

        Assert.Null(await Open().ReadAsync(new(other), None));
        Assert.Null(await Open().ReadAsync(new(other), 0, 1, None));
        Assert.False(await Open().DeleteAsync(new(other), None));
    }

    [ContractTheory]
    [InlineData(0, 10, "0123456789")]
    [InlineData(0, 1, "0")]
    [InlineData(3, 4, "3456")]
    [InlineData(8, 100, "89")]
    [InlineData(10, 1, "")]
    [InlineData(long.MaxValue, int.MaxValue, "")]
    public async Task A_range_is_what_of_it_is_there(long offset, int length, string expected)
    {
        await Open().CreateAsync(Name, Bytes("0123456789"), None);

        var part = await Open().ReadAsync(Name, offset, length, None);

        Assert.Equal(expected, Text(part));
        Assert.Equal(10, part!.Length);
        Assert.Equal((await Open().ReadAsync(Name, None))!.ETag, part.ETag);
    }

    [ContractFact]
    public async Task Large_content_is_kept_whole()
    {
        var content = new byte[(64 << 20) + 3];
        for (var i = 0; i < content.Length; i += 4093)
            content[i] = (byte)i;
        content[^1] = 7;
        Assert.True(await Open().CreateAsync(Name, content, None));

        var stored = await Open().ReadAsync(Name, None);
        var end = await Open().ReadAsync(Name, content.Length - 2, 10, None);

        Assert.True(stored!.Content.Span.SequenceEqual(content));
        Assert.Equal([0, 7], end!.Content.ToArray());
        Assert.Equal((stored.ETag, content.Length), (end.ETag, end.Length));
    }

    [ContractTheory]
    [InlineData(-1, 1)]
    [InlineData(0, 0)]
    [InlineData(0, -1)]
    public async Task A_range_that_is_none_is_refused(long offset, int length) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Open().ReadAsync(Name, offset, length, None));

    [ContractFact]
    public async Task A_listing_has_all_in_ordinal_order_with_lengths()
    {
        string[] names = ["B", "a", "a-b", "a.b", "a0", "ab", "b/a/c", "b/a-c", "b/a.c", "b/B", "b/a0/x", "b.c", "b-/c", "c/.hidden", "c/_"];
        foreach (var name in names.Reverse())
            await Open().CreateAsync(new(name), Bytes(name), None);

        var found = await Open().ListAsync("", None).ToListAsync();

        Assert.Equal(names.Order(StringComparer.Ordinal), found.Select(item => item.Name.Value));
        Assert.All(found, item => Assert.Equal(item.Name.Value.Length, item.Length));
    }

    [ContractTheory]
    [InlineData("a", "a-b/1", "a/1", "a/2/x", "ab/1")]
    [InlineData("a/", "a/1", "a/2/x")]
    [InlineData("a/2", "a/2/x")]
    [InlineData("a/2/x", "a/2/x")]
    [InlineData("a/2/x/")]
    [InlineData("A")]
    [InlineData("/")]
    [InlineData("../")]
    [InlineData("a/../b")]
    [InlineData("*")]
    public async Task A_prefix_is_any_beginning_of_names(string prefix, params string[] expected)
    {
        foreach (var name in (string[])["b/1", "ab/1", "a/2/x", "a/1", "a-b/1"])
            await Open().CreateAsync(new(name), Bytes(name), None);

        Assert.Equal(expected, await NamesAsync(Open(), prefix));
    }

    [ContractFact]
    public async Task An_empty_store_lists_nothing() => Assert.Empty(await NamesAsync(Open(), ""));
}
