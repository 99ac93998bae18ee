using HybridDrift.Storage;

namespace HybridDrift.Tests.Storage;

/// <summary>The store over containers does what every store does, for the names that belong to one of them.</summary>
public sealed class ContainersStoreTests : ObjectStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ShiftedTime time = new();

    protected override IObjectStore Open() => new Below("reports/", Containers());

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_container_is_not_part_of_the_name_in_it()
    {
        await Containers().CreateAsync(new("state/dal10/x.json"), Bytes("one"), None);

        Assert.Equal("one", Text(await new FolderStore(folder["state"]).ReadAsync(new("dal10/x.json"), None)));
        Assert.Equal("state/dal10/x.json", (await Containers().ReadAsync(new("state/dal10/x.json"), None))!.Name.Value);
    }

    [Fact]
    public async Task A_listing_goes_over_the_containers_that_its_prefix_is_about()
    {
        foreach (var name in new[] { "plans/a.yaml", "recordings/a/1.zip", "reports/a/1", "state/a/x" }) await Containers().CreateAsync(new(name), Bytes("one"), None);

        Assert.Equal(["plans/a.yaml", "recordings/a/1.zip", "reports/a/1", "state/a/x"], await NamesAsync(Containers(), ""));
        Assert.Equal(["recordings/a/1.zip", "reports/a/1"], await NamesAsync(Containers(), "re"));
        Assert.Equal(["reports/a/1"], await NamesAsync(Containers(), "reports/a"));
        Assert.Empty(await NamesAsync(Containers(), "reports/b"));
    }

    [Fact]
    public async Task A_name_of_no_container_is_a_fault_of_the_program()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Containers().ReadAsync(new("other/x.json"), None));
        await Assert.ThrowsAsync<ArgumentException>(() => Containers().ReadAsync(new("state"), None));
    }

    private ContainersStore Containers() => new(ContainersStore.Names.ToDictionary(name => name, name => (IObjectStore)new FolderStore(folder[name], time)));

    /// <summary>The names of the contract as they are in one container.</summary>
    private sealed class Below(string prefix, IObjectStore store) : IObjectStore
    {
        public Task<bool> CreateAsync(ObjectName name, ObjectContent content, CancellationToken ct) => store.CreateAsync(Full(name), content, ct);

        public Task<ReplaceOutcome> ReplaceAsync(ObjectName name, ObjectContent content, string? ifMatch, CancellationToken ct) => store.ReplaceAsync(Full(name), content, ifMatch, ct);

        public async Task<StoredObject?> ReadAsync(ObjectName name, CancellationToken ct) => Short(await store.ReadAsync(Full(name), ct));

        public async Task<StoredObject?> ReadAsync(ObjectName name, long offset, int length, CancellationToken ct) => Short(await store.ReadAsync(Full(name), offset, length, ct));

        public IAsyncEnumerable<ObjectInfo> ListAsync(string text, CancellationToken ct) =>
            store.ListAsync(prefix + text, ct).Select(found => found with { Name = new(found.Name.Value[prefix.Length..]) });

        public Task<bool> DeleteAsync(ObjectName name, CancellationToken ct) => store.DeleteAsync(Full(name), ct);

        public Task<IObjectLease?> AcquireLeaseAsync(ObjectName name, TimeSpan duration, CancellationToken ct) => store.AcquireLeaseAsync(Full(name), duration, ct);

        private ObjectName Full(ObjectName name) => new(prefix + name);

        private StoredObject? Short(StoredObject? stored) => stored is null ? null : stored with { Name = new(stored.Name.Value[prefix.Length..]) };
    }
}
