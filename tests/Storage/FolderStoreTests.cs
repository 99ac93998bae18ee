using HybridDrift.Storage;
using Microsoft.Extensions.Time.Testing;

namespace HybridDrift.Tests.Storage;

public sealed class FolderStoreTests : ObjectStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ShiftedTime time = new();

    private string Root => folder["store"];

    protected override IObjectStore Open() => new FolderStore(Root, time);


    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_name_is_the_path_and_nothing_but_the_lock_is_added()
    {
        await Open().CreateAsync(Name, Bytes("one"), None);
        await Open().ReplaceAsync(Name, Bytes("two"), null, None);
        await Open().CreateAsync(Name, Bytes("three"), None);
        await Open().ReplaceAsync(Name, Bytes("three"), "\"stale\"", None);

        Assert.Equal("two", await File.ReadAllTextAsync(Path.Combine(Root, "a", "b.json")));
        Assert.Equal(2, Directory.GetFiles(Root, "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task Reading_an_absent_folder_makes_none()
    {
        Assert.Null(await Open().ReadAsync(Name, None));
        Assert.False(await Open().DeleteAsync(Name, None));
        Assert.Empty(await NamesAsync(Open(), ""));
        Assert.False(Directory.Exists(Root));
    }

    [Fact]
    public async Task The_etag_comes_from_the_content()
    {
        var first = await Open().ReplaceAsync(Name, Bytes("one"), null, None);
        var other = await Open().ReplaceAsync(new("c"), Bytes("one"), null, None);

        Assert.Equal("\"7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed\"", first.ETag);
        Assert.Equal(first, other);
    }

    [Theory]
    [InlineData("out/x")]
    [InlineData("out.json")]
    [InlineData("broken")]
    [InlineData("in/b.json")]
    public async Task A_link_is_not_followed_wherever_it_points(string name)
    {
        await Open().CreateAsync(Name, Bytes("inside"), None);
        Directory.CreateDirectory(folder["outside"]);
        await File.WriteAllTextAsync(folder["outside/x"], "secret");
        Directory.CreateSymbolicLink(Path.Combine(Root, "out"), folder["outside"]);
        File.CreateSymbolicLink(Path.Combine(Root, "out.json"), folder["outside/x"]);
        File.CreateSymbolicLink(Path.Combine(Root, "broken"), folder["outside/new"]);
        Directory.CreateSymbolicLink(Path.Combine(Root, "in"), Path.Combine(Root, "a"));
        var link = new ObjectName(name);

        await Assert.ThrowsAsync<IOException>(() => Open().ReadAsync(link, None));
        await Assert.ThrowsAsync<IOException>(() => Open().CreateAsync(link, Bytes("x"), None));
        await Assert.ThrowsAsync<IOException>(() => Open().ReplaceAsync(link, Bytes("x"), null, None));
        await Assert.ThrowsAsync<IOException>(() => Open().DeleteAsync(link, None));
        Assert.Equal([Name.Value], await NamesAsync(Open(), ""));
        Assert.Empty(await NamesAsync(Open(), "out"));
        Assert.Empty(await NamesAsync(Open(), "in/"));
        Assert.Equal("secret", await File.ReadAllTextAsync(folder["outside/x"]));
        Assert.Single(Directory.GetFiles(folder["outside"]));
    }

    [Fact]
    public async Task A_lock_file_that_is_a_link_is_not_followed()
    {
        Directory.CreateDirectory(Root);
        File.CreateSymbolicLink(Path.Combine(Root, "~lock"), folder["planted"]);

        await Assert.ThrowsAsync<IOException>(() => Open().CreateAsync(Name, Bytes("x"), None));

        Assert.False(File.Exists(folder["planted"]));
    }

    [Fact]
    public async Task The_folder_itself_may_be_a_link()
    {
        Directory.CreateSymbolicLink(Root, Directory.CreateDirectory(folder["elsewhere"]).FullName);

        Assert.True(await Open().CreateAsync(Name, Bytes("one"), None));
        Assert.Equal([Name.Value], await NamesAsync(Open(), ""));
    }

    [Fact]
    public async Task An_object_cannot_have_the_name_of_a_folder()
    {
        await Open().CreateAsync(Name, Bytes("one"), None);

        await Assert.ThrowsAnyAsync<IOException>(() => Open().CreateAsync(new("a"), Bytes("x"), None));
        await Assert.ThrowsAnyAsync<IOException>(() => Open().ReplaceAsync(new("a"), Bytes("x"), null, None));
        await Assert.ThrowsAnyAsync<IOException>(() => Open().CreateAsync(new("a/b.json/c"), Bytes("x"), None));

        Assert.Equal([Name.Value], await NamesAsync(Open(), ""));
        Assert.Equal(2, Directory.GetFiles(Root, "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task What_a_crash_leaves_is_not_seen_and_goes_when_it_is_a_day_old()
    {
        var clock = new FakeTimeProvider(new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));
        var store = new FolderStore(Root, clock);
        var old = Leftover("a/~old.tmp", clock.GetUtcNow().AddHours(-25));
        var young = Leftover("a/~young.tmp", clock.GetUtcNow().AddHours(-23));

        Assert.Empty(await NamesAsync(store, ""));
        await store.CreateAsync(new("elsewhere/x"), Bytes("x"), None);
        Assert.False(File.Exists(old));
        Assert.True(File.Exists(young));

        clock.Advance(TimeSpan.FromDays(1));
        await store.CreateAsync(new("elsewhere/y"), Bytes("y"), None);
        Assert.False(File.Exists(young));
        Assert.Equal(["elsewhere/x", "elsewhere/y"], await NamesAsync(store, ""));
    }

    [Fact]
    public async Task A_lease_that_cannot_be_read_is_nobodys()
    {
        Directory.CreateDirectory(Root);
        await File.WriteAllTextAsync(Path.Combine(Root, "~x.lease"), "half");

        Assert.NotNull(await Open().AcquireLeaseAsync(new("x"), TimeSpan.FromSeconds(15), None));
    }

    private string Leftover(string name, DateTimeOffset written)
    {
        var path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "half");
        File.SetLastWriteTimeUtc(path, written.UtcDateTime);
        return path;
    }

    /// <summary>The blob service keeps the time of its leases itself: only here can a test let it pass.</summary>
    [Fact]
    public async Task A_lease_runs_out()
    {
        var taken = (await Open().AcquireLeaseAsync(new("taken"), Duration, None))!;
        var free = (await Open().AcquireLeaseAsync(new("free"), Duration, None))!;
        var longer = (await Open().AcquireLeaseAsync(new("longer"), TimeSpan.FromSeconds(60), None))!;

        await time.PassAsync(Duration + TimeSpan.FromSeconds(0.5));

        var taker = await Open().AcquireLeaseAsync(new("taken"), Duration, None);
        Assert.NotNull(taker);
        Assert.False(await taken.RenewAsync(None));
        await taken.DisposeAsync(); // does not give back what is another one's
        Assert.Null(await Open().AcquireLeaseAsync(new("taken"), Duration, None));
        Assert.True(await taker.RenewAsync(None));
        Assert.True(await free.RenewAsync(None));
        Assert.Null(await Open().AcquireLeaseAsync(new("free"), Duration, None));
        Assert.Null(await Open().AcquireLeaseAsync(new("longer"), Duration, None));
        Assert.True(await longer.RenewAsync(None));
    }
}
