using HybridDrift.Storage;
using Microsoft.Extensions.Time.Testing;

namespace HybridDrift.Tests.Storage;

public sealed class FolderLockTests : IDisposable
{
    private static readonly ObjectName Name = new("a/b");
    private static readonly ReadOnlyMemory<byte> Content = "one"u8.ToArray();

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_writer_waits_for_another_one()
    {
        var clock = new FakeTimeProvider();
        Task<bool> write;
        using (HoldLock())
        {
            write = new FolderStore(folder.Path, clock).CreateAsync(Name, Content, CancellationToken.None);
            for (var second = 0; second < 20; second++)
                await PassAsync(clock);
            Assert.False(write.IsCompleted);
        }

        while (!write.IsCompleted)
            await PassAsync(clock);
        Assert.True(await write);
    }

    [Fact]
    public async Task What_comes_while_a_creator_waits_is_left_as_it_is()
    {
        var clock = new FakeTimeProvider();
        Task<bool> create;
        using (HoldLock())
        {
            create = new FolderStore(folder.Path, clock).CreateAsync(Name, Content, CancellationToken.None);
            await File.WriteAllTextAsync(folder["a/b"], "other");
        }

        while (!create.IsCompleted)
            await PassAsync(clock);
        Assert.False(await create);
        Assert.Equal("other", await File.ReadAllTextAsync(folder["a/b"]));
    }

    [Fact]
    public async Task A_writer_gives_up_when_another_one_does_not_end()
    {
        var clock = new FakeTimeProvider();
        using var other = HoldLock();

        var write = new FolderStore(folder.Path, clock).CreateAsync(Name, Content, CancellationToken.None);
        while (!write.IsCompleted)
            await PassAsync(clock);

        await Assert.ThrowsAsync<TimeoutException>(() => write);
        Assert.Empty(Directory.GetFiles(folder["a"]));
    }

    [Fact]
    public async Task A_writer_that_waits_can_be_cancelled()
    {
        using var other = HoldLock();
        using var cancel = new CancellationTokenSource();

        var write = new FolderStore(folder.Path, new FakeTimeProvider()).CreateAsync(Name, Content, cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => write);
        Assert.Empty(Directory.GetFiles(folder["a"]));
    }

    private FileStream HoldLock() => new(folder["~lock"], FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    private static async Task PassAsync(FakeTimeProvider clock)
    {
        clock.Advance(TimeSpan.FromSeconds(1));
        await Task.Yield();
    }
}
