using System.Text;
using HybridDrift.Changes;
using HybridDrift.Reports;
using HybridDrift.Storage;
using HybridDrift.Tests.Storage;

namespace HybridDrift.Tests.Changes;

public sealed partial class ChangeBookTests : IDisposable
{
    private const string Site = "dal10", Path = "state/dal10/changes/servicenow-chg0030001.json";
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateTimeOffset Start = ChangeTickets.Before.AddHours(1), End = ChangeTickets.Before.AddHours(3);
    private readonly TemporaryFolder folder = new();

    private IObjectStore Store => field ??= new FolderStore(folder.Path);

    private ChangeBook Book => field ??= new(Store);

    public void Dispose() => folder.Dispose();

    private static ChangeNotice Notice(int revision, ChangePhase phase) => ChangeTickets.Notice(phase, "icp-edge") with { Revision = revision };

    private static string Run(int revision) => $"run{revision:00000}";

    private Task<ChangeTurn> Take(int revision, ChangePhase phase) => Book.TakeAsync(Site, Notice(revision, phase), Run(revision), None);

    private Task<bool> Done(int revision, ChangePhase phase) => Book.DoneAsync(Site, Notice(revision, phase), Run(revision), None);

    private async Task Scanned(int revision, ChangePhase phase)
    {
        Assert.NotEqual(ChangeStep.Nothing, (await Take(revision, phase)).Step);
        Assert.True(await Done(revision, phase));
    }

    private Task<IReadOnlyList<OpenChange>> Open() => Open(Start.AddMinutes(1));

    private Task<IReadOnlyList<OpenChange>> Open(DateTimeOffset now) => Book.OpenAsync(Site, now, None);

    private async Task<string> Text() => Encoding.UTF8.GetString((await Store.ReadAsync(new(Path), None))!.Content.Span);

    [Fact]
    public async Task A_change_that_goes_its_way_is_scanned_once_before_and_once_after()
    {
        Assert.Equal(new(ChangeStep.ScanBefore), await Take(1, ChangePhase.Scheduled));
        Assert.True(await Done(1, ChangePhase.Scheduled));
        Assert.Empty(await Open());
        Assert.Equal(new(ChangeStep.Nothing), await Take(2, ChangePhase.Implement));
        Assert.Single(await Open());
        Assert.Equal(new(ChangeStep.ScanAfter, false, Run(1)), await Take(3, ChangePhase.Review));
        Assert.Empty(await Open());
        Assert.True(await Done(3, ChangePhase.Review));
        Assert.Equal(new(ChangeStep.Nothing), await Take(4, ChangePhase.Review));
        Assert.Equal(new(ChangeStep.Nothing), await Take(5, ChangePhase.Closed));
        Assert.Empty(await Open());
    }

    [Fact]
    public async Task A_newer_revision_while_scheduled_takes_the_place_of_the_scan_before()
    {
        await Scanned(1, ChangePhase.Scheduled);
        Assert.Equal(ChangeStep.ScanBefore, (await Take(2, ChangePhase.Scheduled)).Step);
        Assert.Equal(Run(1), (await Take(3, ChangePhase.Review)).Before); // not made yet
        Assert.True(await Done(2, ChangePhase.Scheduled));
        Assert.Equal(new(ChangeStep.ScanAfter, false, Run(1)), await Take(4, ChangePhase.Review));
    }

    [Fact]
    public async Task A_second_scan_before_is_kept_when_it_was_made_in_time()
    {
        await Scanned(1, ChangePhase.Scheduled);
        await Scanned(2, ChangePhase.Scheduled);
        Assert.Equal(new(ChangeStep.Nothing), await Take(3, ChangePhase.Implement));
        Assert.Equal(new(ChangeStep.ScanAfter, false, Run(2)), await Take(4, ChangePhase.Review));
    }

    [Fact]
    public async Task A_change_that_begins_without_a_scan_gets_a_late_one()
    {
        Assert.Equal(new(ChangeStep.ScanBefore, Late: true), await Take(1, ChangePhase.Implement));
        Assert.Single(await Open());
        await Done(1, ChangePhase.Implement);
        Assert.Equal(new(ChangeStep.Nothing), await Take(2, ChangePhase.Implement));
        Assert.Equal(new(ChangeStep.ScanAfter, true, Run(1)), await Take(3, ChangePhase.Review));
    }

    [Fact]
    public async Task A_scan_asked_for_in_time_and_made_when_the_change_had_begun_is_late()
    {
        Assert.Equal(new(ChangeStep.ScanBefore), await Take(1, ChangePhase.Scheduled));
        Assert.Equal(new(ChangeStep.ScanBefore, Late: true), await Take(2, ChangePhase.Implement));
        Assert.Equal(new(ChangeStep.ScanBefore), await Take(1, ChangePhase.Scheduled));
        await Done(1, ChangePhase.Scheduled);
        await Done(2, ChangePhase.Implement);
        Assert.Equal(new(ChangeStep.ScanAfter, true, Run(1)), await Take(3, ChangePhase.Review));
    }

    [Fact]
    public async Task A_change_that_goes_back_to_be_scheduled_keeps_the_scan_from_before_it_began()
    {
        await Scanned(1, ChangePhase.Scheduled);
        await Take(2, ChangePhase.Implement);
        Assert.Equal(new(ChangeStep.Nothing), await Take(3, ChangePhase.Scheduled));
        Assert.Equal(new(ChangeStep.ScanAfter, false, Run(1)), await Take(4, ChangePhase.Closed));
    }

    [Fact]
    public async Task Work_after_the_review_is_reviewed_again()
    {
        await Scanned(1, ChangePhase.Scheduled);
        await Take(2, ChangePhase.Implement);
        await Scanned(3, ChangePhase.Review);
        Assert.Equal(new(ChangeStep.Nothing), await Take(4, ChangePhase.Implement));
        Assert.Single(await Open());
        Assert.Equal(new(ChangeStep.ScanAfter, false, Run(1)), await Take(5, ChangePhase.Review));
        Assert.Equal(new(ChangeStep.ScanAfter, false, Run(1)), await Take(6, ChangePhase.Closed));
    }

    [Fact]
    public async Task Work_that_is_told_of_after_its_review_is_looked_at_all_the_same()
    {
        await Take(2, ChangePhase.Implement);
        await Scanned(3, ChangePhase.Review);
        Assert.Equal(new(ChangeStep.Nothing), await Take(6, ChangePhase.Review));
        Assert.Equal(ChangeStep.ScanAfter, (await Take(5, ChangePhase.Implement)).Step);
        Assert.Empty(await Open());
        await Done(5, ChangePhase.Implement);
        Assert.Equal(new(ChangeStep.PassedOver), await Take(4, ChangePhase.Implement));
        Assert.Equal(new(ChangeStep.Nothing), await Take(7, ChangePhase.Closed));
    }

    [Theory]
    [InlineData(ChangePhase.Scheduled)]
    [InlineData(ChangePhase.Implement)]
    [InlineData(ChangePhase.Review)]
    public async Task An_older_revision_is_passed_over(ChangePhase phase)
    {
        await Take(9, ChangePhase.Closed);
        var kept = await Text();

        Assert.Equal(new(ChangeStep.PassedOver), await Take(8, phase));
        Assert.Equal(kept, await Text());
    }

    [Fact]
    public async Task A_canceled_change_is_looked_at_when_there_is_something_to_compare_with()
    {
        Assert.Equal(new(ChangeStep.Nothing), await Take(1, ChangePhase.Canceled));
        await Scanned(2, ChangePhase.Scheduled);
        Assert.Equal(new(ChangeStep.ScanCanceled, false, Run(2)), await Take(3, ChangePhase.Canceled));
        await Done(3, ChangePhase.Canceled);
        Assert.Equal(new(ChangeStep.Nothing), await Take(4, ChangePhase.Canceled));
    }

    [Fact]
    public async Task A_change_that_is_canceled_after_its_review_is_looked_at_with_other_eyes()
    {
        await Scanned(1, ChangePhase.Scheduled);
        await Scanned(3, ChangePhase.Review);
        Assert.Equal(new(ChangeStep.ScanCanceled, false, Run(1)), await Take(4, ChangePhase.Canceled));
    }

    [Fact]
    public async Task A_ticket_that_is_opened_again_begins_anew()
    {
        await Scanned(1, ChangePhase.Scheduled);
        await Take(2, ChangePhase.Implement);
        await Take(3, ChangePhase.Review);
        await Take(4, ChangePhase.Closed);
        Assert.Equal(new(ChangeStep.ScanBefore), await Take(5, ChangePhase.Scheduled));
        await Done(3, ChangePhase.Review); // of the round before
        await Done(5, ChangePhase.Scheduled);
        Assert.Equal(new(ChangeStep.ScanAfter, false, Run(5)), await Take(6, ChangePhase.Review));
    }
}
