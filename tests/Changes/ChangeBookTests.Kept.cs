using System.Text;
using HybridDrift.Changes;

namespace HybridDrift.Tests.Changes;

/// <summary>Windows, and what is kept under which name.</summary>
public sealed partial class ChangeBookTests
{
    [Fact]
    public async Task The_window_ends_as_planned_or_with_the_review()
    {
        await Take(1, ChangePhase.Implement);
        Assert.Equal(("servicenow", ChangeTickets.Number, Start, End), await Open(Start.AddHours(-1)) is [var early] ? (early.System, early.Number, early.Start!.Value, early.End!.Value) : default);
        Assert.Equal(["icp-edge"], (await Open(End.AddSeconds(-1))).Single().Scope);
        Assert.Empty(await Open(End));

        await Book.TakeAsync(Site, ChangeTickets.Notice(ChangePhase.Implement) with { Revision = 2, End = null }, Run(2), None);
        Assert.Single(await Open(End.AddYears(1)));
        await Take(3, ChangePhase.Review);
        Assert.Empty(await Open(Start));
    }

    [Fact]
    public async Task Tickets_and_sites_are_kept_apart_and_a_broken_record_hides_no_other()
    {
        await Take(1, ChangePhase.Implement);
        await Book.TakeAsync(Site, ChangeTickets.Notice(ChangePhase.Implement) with { System = "jira" }, Run(1), None);
        await Book.TakeAsync("fra02", ChangeTickets.Notice(ChangePhase.Implement), Run(1), None);
        await Store.CreateAsync(new("state/dal10/changes/github-7.json"), Encoding.UTF8.GetBytes("{"), None);

        Assert.Equal(["jira", "servicenow"], (await Open()).Select(c => c.System));
        await Assert.ThrowsAsync<InvalidDataException>(() => Book.TakeAsync(Site, ChangeTickets.Notice() with { System = "github", Number = "7" }, Run(2), None));
    }

    [Fact]
    public async Task A_number_is_the_same_ticket_in_any_case()
    {
        await Take(1, ChangePhase.Scheduled);
        Assert.Equal(ChangeStep.PassedOver, (await Book.TakeAsync(Site, ChangeTickets.Notice(ChangePhase.Scheduled) with { Number = "chg0030001", Revision = 0 }, Run(2), None)).Step);
        Assert.Single(await Store.ListAsync("state/", None).ToListAsync());
    }

    [Theory]
    [InlineData("../x", "servicenow", "CHG1", "run00001")]
    [InlineData("DAL10", "servicenow", "CHG1", "run00001")]
    [InlineData("dal10", "service-now", "CHG1", "run00001")]
    [InlineData("dal10", "../x", "CHG1", "run00001")]
    [InlineData("dal10", "servicenow", "CHG/1", "run00001")]
    [InlineData("dal10", "servicenow", "", "run00001")]
    [InlineData("dal10", "servicenow", "CHG1", "run")]
    [InlineData("dal10", "servicenow", "CHG1", "../../x1")]
    public async Task Names_that_could_lead_elsewhere_are_refused(string site, string system, string number, string run)
    {
        var notice = ChangeTickets.Notice() with { System = system, Number = number };

        await Assert.ThrowsAsync<ArgumentException>(() => Book.TakeAsync(site, notice, run, None));
        await Assert.ThrowsAsync<ArgumentException>(() => Book.DoneAsync(site, notice, run, None));
        Assert.Empty(await Store.ListAsync("", None).ToListAsync());
    }

    [Fact]
    public async Task A_run_that_was_told_of_no_scan_has_made_none()
    {
        Assert.False(await Done(1, ChangePhase.Scheduled));
        await Scanned(1, ChangePhase.Scheduled);
        await Take(2, ChangePhase.Implement);
        Assert.False(await Done(2, ChangePhase.Implement));
        Assert.True(await Done(1, ChangePhase.Scheduled));
    }
}
