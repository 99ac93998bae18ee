namespace HybridDrift.Tests.Storage;

/// <summary>Taking turns.</summary>
public abstract partial class ObjectStoreContract
{
    protected static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);

    [ContractFact]
    public async Task A_lease_is_one_holders_until_it_is_given_back()
    {
        await using (var lease = await Open().AcquireLeaseAsync(Name, Duration, None))
        {
            Assert.NotNull(lease);
            Assert.Null(await Open().AcquireLeaseAsync(Name, Duration, None));
            Assert.True(await lease.RenewAsync(None));
            Assert.Null(await Open().AcquireLeaseAsync(Name, Duration, None));
            await using var other = await Open().AcquireLeaseAsync(new("a/b"), Duration, None);
            Assert.NotNull(other);
        }

        var next = await Open().AcquireLeaseAsync(Name, Duration, None);
        Assert.NotNull(next);
        await next.DisposeAsync();
        await next.DisposeAsync();
        Assert.False(await next.RenewAsync(None));
    }

    [ContractFact]
    public async Task One_of_many_gets_the_lease()
    {
        for (var round = 0; round < 5; round++)
        {
            var leases = await AtOnceAsync(20, (store, _) => store.AcquireLeaseAsync(Name, Duration, None));
            var lease = Assert.Single(leases, lease => lease is not null);
            await lease!.DisposeAsync();
        }
    }

    [ContractFact]
    public async Task A_lease_is_no_object_and_guards_none()
    {
        await using var lease = await Open().AcquireLeaseAsync(Name, Duration, None);

        Assert.Empty(await NamesAsync(Open(), ""));
        Assert.Null(await Open().ReadAsync(Name, None));
        Assert.True(await Open().CreateAsync(Name, Bytes("one"), None));
        Assert.True((await Open().ReplaceAsync(Name, Bytes("two"), null, None)).Written);
        Assert.True(await Open().DeleteAsync(Name, None));
        Assert.True(await lease!.RenewAsync(None));
    }

    [ContractTheory]
    [InlineData(0)]
    [InlineData(14)]
    [InlineData(61)]
    [InlineData(-1)]
    public async Task A_lease_of_another_duration_is_refused(int seconds) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => Open().AcquireLeaseAsync(Name, TimeSpan.FromSeconds(seconds), None));
}
