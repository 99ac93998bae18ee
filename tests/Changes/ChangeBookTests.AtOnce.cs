using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HybridDrift.Changes;
using HybridDrift.Storage;
using HybridDrift.Tests.Storage;

namespace HybridDrift.Tests.Changes;

/// <summary>Crashes, deliveries at the same time and in any order.</summary>
public sealed partial class ChangeBookTests
{
    private static readonly (int Revision, ChangePhase Phase)[] Life =
        [(1, ChangePhase.Scheduled), (2, ChangePhase.Scheduled), (3, ChangePhase.Implement), (4, ChangePhase.Review), (5, ChangePhase.Implement), (6, ChangePhase.Review), (7, ChangePhase.Closed)];

    /// <summary>At every write of a whole life, before it and after it; the job is delivered again.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_crash_at_any_write_changes_no_answer(bool afterwards)
    {
        var smooth = await LiveAsync(new FolderStore(folder["smooth"]), retry: false);
        for (var at = 0; at < smooth.Writes; at++)
        {
            var broken = await LiveAsync(WatchedStore.Broken(new FolderStore(folder[$"{at}"]), at, afterwards), retry: true);
            Assert.Equal(smooth.Answers, broken.Answers);
            Assert.Equal(smooth.Kept, broken.Kept);
        }
        Assert.Equal(11, smooth.Writes); // seven revisions, four scans
    }

    private static async Task<(List<ChangeTurn> Answers, string Kept, int Writes)> LiveAsync(IObjectStore store, bool retry)
    {
        var watched = store as WatchedStore ?? WatchedStore.Broken(store, -1, false);
        var (book, answers) = (new ChangeBook(watched), new List<ChangeTurn>());
        foreach (var (revision, phase) in Life)
        {
            var notice = Notice(revision, phase);
            var answer = await Try(() => book.TakeAsync(Site, notice, Run(revision), None));
            Assert.Equal(answer, await Try(() => book.TakeAsync(Site, notice, Run(revision), None)));
            if (answer.Step is not (ChangeStep.Nothing or ChangeStep.PassedOver))
            {
                Assert.True(await Try(() => book.DoneAsync(Site, notice, Run(revision), None)));
                Assert.Equal(answer, await Try(() => book.TakeAsync(Site, notice, Run(revision), None)));
            }
            answers.Add(answer);
        }
        return (answers, Encoding.UTF8.GetString((await watched.ReadAsync(new(Path), None))!.Content.Span), watched.Writes);

        async Task<T> Try<T>(Func<Task<T>> act)
        {
            try
            {
                return await act();
            }
            catch (IOException) when (retry)
            {
                return await act();
            }
        }
    }

    [Fact]
    public async Task Of_deliveries_at_the_same_time_none_is_lost()
    {
        await Task.WhenAll(Enumerable.Range(1, 30).Select(i => Task.Run(() => new ChangeBook(new FolderStore(folder.Path)).TakeAsync(Site, Notice(i, ChangePhase.Scheduled), Run(i), None))));

        Assert.Contains("\"revision\": 30,", await Text());
        await Task.WhenAll(Enumerable.Range(1, 30).Select(i => Task.Run(() => new ChangeBook(new FolderStore(folder.Path)).DoneAsync(Site, Notice(i, ChangePhase.Scheduled), Run(i), None))));
        Assert.Equal(Run(30), (await Take(31, ChangePhase.Review)).Before);
    }

    [Fact]
    public async Task A_writer_that_comes_between_is_not_written_over()
    {
        await Take(1, ChangePhase.Scheduled);
        var between = new WatchedStore(Store, n => n == 0 ? Take(5, ChangePhase.Implement) : Task.CompletedTask, _ => Task.CompletedTask);

        var answer = await new ChangeBook(between).TakeAsync(Site, Notice(4, ChangePhase.Scheduled), Run(4), None);

        Assert.Equal(ChangeStep.PassedOver, answer.Step);
        Assert.Single(await Open());
    }

    /// <summary>Any revisions in any order, some of them twice: what is open in the end is what the newest one says.</summary>
    [Property(MaxTest = 60)]
    public Property Any_order_of_revisions_ends_in_the_state_of_the_newest() => Prop.ForAll(
        Gen.Shuffle(Enumerable.Range(1, 7).Concat([3, 6]).ToArray()).SelectMany(order => Gen.ArrayOf(Gen.Elements(Enum.GetValues<ChangePhase>()), 8).Select(phases => (order, phases))).ToArbitrary(), given =>
        {
            using var own = new TemporaryFolder();
            var book = new ChangeBook(new FolderStore(own.Path));
            foreach (var revision in given.order)
            {
                var notice = Notice(revision, given.phases[revision]) with { Scope = [$"edge-{revision}"] };
                var answer = book.TakeAsync(Site, notice, Run(revision), None).GetAwaiter().GetResult();
                Assert.Equal(answer, book.TakeAsync(Site, notice, Run(revision), None).GetAwaiter().GetResult());
            }
            var open = book.OpenAsync(Site, Start, None).GetAwaiter().GetResult();
            string[] expected = given.phases[7] == ChangePhase.Implement ? ["edge-7"] : [];
            Assert.Equal(expected, open.SelectMany(c => c.Scope));
        });
}
