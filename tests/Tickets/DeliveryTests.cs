using HybridDrift.Storage;
using HybridDrift.Tests.Storage;
using HybridDrift.Tickets;

namespace HybridDrift.Tests.Tickets;

/// <summary>A change is never lost, and however often it comes, it is one scan.</summary>
public sealed class DeliveryTests
{
    [Theory]
    [MemberData(nameof(Sender.Ways), MemberType = typeof(Sender))]
    public async Task Of_fifty_at_the_same_time_one_is_accepted_also_after_a_restart(string way)
    {
        using var site = new TicketSite();
        TicketIntake[] intakes = [site.Intake, site.NewIntake()];

        var first = await FiftyAsync(i => intakes[i % 2], way);
        var again = await FiftyAsync(_ => site.NewIntake(new FolderStore(site.Folder)), way);

        Assert.Equal((1, 49), (first.Count(s => s == TicketStatus.Accepted), first.Count(s => s == TicketStatus.Duplicate)));
        Assert.Equal(50, again.Count(s => s == TicketStatus.Duplicate));
        Assert.Single(site.Jobs.Sent);
        Assert.Contains("\"queued\"", Assert.Single(await site.EntriesAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_queue_fails_the_first_of_fifty_another_one_is_accepted()
    {
        using var site = new TicketSite();
        var calls = 0;
        site.Jobs.Before = () =>
        {
            if (Interlocked.Increment(ref calls) == 1) throw new IOException("no queue");
        };

        var all = await FiftyAsync(_ => site.Intake, "standard");

        Assert.Equal((1, 1, 48), (all.Count(s => s == TicketStatus.Unavailable), all.Count(s => s == TicketStatus.Accepted), all.Count(s => s == TicketStatus.Duplicate)));
        Assert.Single(site.Jobs.Sent);
    }

    public static TheoryData<string, BreakdownKind> Breakdowns()
    {
        var all = new TheoryData<string, BreakdownKind>();
        foreach (var way in new[] { "servicenow unsigned", "jira", "standard" })
            foreach (var kind in Enum.GetValues<BreakdownKind>()) all.Add(way, kind);
        return all;
    }

    /// <summary>Whatever call the store or the queue breaks down at.</summary>
    [Theory]
    [MemberData(nameof(Breakdowns))]
    public async Task A_change_that_comes_again_after_a_breakdown_is_one_scan(string way, BreakdownKind kind)
    {
        var at = 0;
        for (var happened = true; happened; at++)
        {
            using var site = new TicketSite();
            var breakdown = new Breakdown(site.Store, site.Jobs, at, kind);

            var first = await site.NewIntake(breakdown, breakdown).ReceiveAsync(Sender.Of(way), default);

            happened = breakdown.Happened;
            Assert.Equal(happened ? TicketStatus.Unavailable : TicketStatus.Accepted, first.Status);
            Assert.DoesNotContain("secret", first.Why, StringComparison.Ordinal);
            var queued = (await site.EntriesAsync()).Count(e => e.Contains("\"queued\"", StringComparison.Ordinal));
            Assert.True(queued == 0 || site.Jobs.Sent.Count > 0, $"{at}: queued, and nothing sent");

            // By then the turn of the dead has run out.
            var later = new ShiftedTime();
            await later.PassAsync(TimeSpan.FromSeconds(31));
            var second = await site.NewIntake(new FolderStore(site.Folder, later)).ReceiveAsync(Sender.Of(way), default);

            Assert.Equal(queued == 0 ? TicketStatus.Accepted : TicketStatus.Duplicate, second.Status);
            Assert.Single(site.Jobs.Sent.Select(j => j.Run).Distinct());
            Assert.Contains("\"queued\"", (await site.EntriesAsync()).Single(e => e.Contains("\"delivery\"", StringComparison.Ordinal)), StringComparison.Ordinal);
        }
        Assert.True(at >= 8, $"{at} calls");
    }

    [Fact]
    public async Task An_entry_that_cannot_be_read_is_no_reason_to_lose_a_change()
    {
        using var site = new TicketSite();
        await site.AcceptAsync(Sender.Standard());
        var entry = await site.Store.ListAsync("state/", default).SingleAsync(f => f.Name.Value.EndsWith(".json", StringComparison.Ordinal));
        await site.Store.ReplaceAsync(entry.Name, "torn"u8.ToArray(), null, default);

        await site.AcceptAsync(Sender.Standard());

        Assert.Single(site.Jobs.Sent.Select(j => j.Run).Distinct());
    }

    [Fact]
    public async Task Deliveries_of_two_systems_with_one_id_are_two()
    {
        using var site = new TicketSite();

        await site.AcceptAsync(Sender.Standard(id: "m1"));
        await site.AcceptAsync(Sender.ServiceNow(id: "m1"));

        Assert.Equal(2, site.Jobs.Sent.Select(j => j.Run).Distinct().Count());
        Assert.All(site.Jobs.Sent, j => Assert.True(ReportManifest.IsRun(j.Run)));
    }

    [Fact]
    public async Task The_same_body_signed_anew_is_the_same_delivery_by_its_id()
    {
        using var site = new TicketSite();
        await site.AcceptAsync(Sender.Standard());
        site.Time.Now = Sender.Now.AddHours(5);

        Assert.Equal(TicketStatus.Duplicate, (await site.ReceiveAsync(Sender.Standard(at: site.Time.Now))).Status);
        await site.AcceptAsync(Sender.Standard(id: "msg_2", at: site.Time.Now));
    }

    /// <summary>An id that nobody signed does not hide what somebody did sign.</summary>
    [Fact]
    public async Task Another_body_under_a_known_id_is_not_lost_where_the_id_is_not_signed()
    {
        using var site = new TicketSite();

        await site.AcceptAsync(Sender.GitHub());
        await site.AcceptAsync(Sender.GitHub(Sender.GitHubBody.Replace("42", "43")));
    }

    [Fact]
    public async Task While_another_one_is_at_work_for_too_long_the_sender_is_asked_to_come_again()
    {
        using var site = new TicketSite();
        var key = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("msg_1"u8))[..2];
        await using var turn = await site.Store.AcquireLeaseAsync(new($"state/deliveries/standard/turns/{key}"), TimeSpan.FromSeconds(60), default);
        var intake = new TicketIntake(site.Known, site.Store, site.Jobs, new Collect.Nsx.JumpingTime());

        // Signed by the clock that jumps.
        var outcome = await intake.ReceiveAsync(Sender.Standard(at: new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero)), default);

        Assert.Equal(TicketStatus.Unavailable, outcome.Status);
        Assert.Empty(site.Jobs.Sent);
    }

    private static Task<TicketStatus[]> FiftyAsync(Func<int, TicketIntake> intake, string way) =>
        Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(async () => (await intake(i).ReceiveAsync(Sender.Of(way), default)).Status)));
}
