using HybridDrift.Emulators;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Collect.Nsx;

/// <summary>NSX Manager is read gently, and within a time.</summary>
public sealed class PaceTests
{
    private const string Edge = "/api/4.0/edges/edge-7", Firewall = "/api/4.0/firewall/globalroot-0/config";

    [Theory]
    [InlineData(5)]
    [InlineData(2)]
    public async Task No_second_sees_more_calls_than_the_settings_allow(int perSecond)
    {
        await using var live = await LiveNsx.StartAsync();

        await live.ReadAsync(live.Settings with { MaxPerSecond = perSecond });

        var times = live.Manager.Log.Requests.Select(r => r.Time).ToArray();
        Assert.InRange(times.Length, 30, 60);
        Assert.All(times.Skip(perSecond).Zip(times), pair => Assert.True(pair.First - pair.Second >= TimeSpan.FromSeconds(1), $"{pair.Second:HH:mm:ss.fff} {pair.First:HH:mm:ss.fff}"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task No_more_calls_are_under_way_than_the_settings_allow(int inFlight)
    {
        await using var live = await LiveNsx.StartAsync();
        live.Manager.Allowed = (inFlight, 5);
        var (waiting, together) = (0, new TaskCompletionSource());
        // Each of these calls is answered when all of them are there: at once, or never.
        foreach (var n in Enumerable.Range(11, inFlight))
            live.Manager.Faults.On($"/api/2.0/services/ipset/ipset-{n}", new("together", async call =>
            {
                if (Interlocked.Increment(ref waiting) == inFlight) together.SetResult();
                await together.Task.WaitAsync(TimeSpan.FromSeconds(30));
                await call.Context.Response.Body.WriteAsync(call.Body);
            }));

        var source = await live.ReadAsync(live.Settings with { MaxInFlight = inFlight });

        Assert.Empty(source.Problems);
        Assert.Equal(inFlight, live.Manager.Log.MostAtOnce);
    }

    /// <summary>The wait is longer than those that the clock jumps over: both the call itself and the next one must be found waiting.</summary>
    [Fact]
    public async Task Nothing_at_all_is_asked_while_the_manager_wants_to_be_left_alone()
    {
        await using var live = await LiveNsx.StartAsync();
        var (waiting, both) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        live.Time.Waits = due =>
        {
            if (due > TimeSpan.FromSeconds(35) && due < TimeSpan.FromSeconds(45) && Interlocked.Increment(ref waiting) == 2) both.SetResult();
        };
        live.Manager.Faults.On(Edge, Fault.Status(429, "40"), 1);

        var read = live.ReadAsync();
        await both.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(Edge, live.Asked[^1]);
        live.Time.Advance(TimeSpan.FromSeconds(45));

        Assert.Empty((await read).Problems);
        Assert.Equal(2, live.Times(Edge));
    }

    [Theory]
    [InlineData(503, "25")]
    [InlineData(503, "date")]
    [InlineData(409, "25")]
    public async Task A_call_is_made_again_when_the_manager_says_so(int status, string after)
    {
        await using var live = await LiveNsx.StartAsync();
        live.Manager.Faults.On(Edge, new("later", call => Fault.Status(status, after == "date" ? live.Time.GetUtcNow().AddSeconds(26).ToString("R") : after).Answer(call)), 1);

        var source = await live.ReadAsync();

        Assert.Empty(source.Problems);
        var times = live.Manager.Log.Requests.Where(r => r.Path == Edge).Select(r => r.Time).ToArray();
        Assert.Equal(2, times.Length);
        Assert.True(times[1] - times[0] >= TimeSpan.FromSeconds(25), $"{times[1] - times[0]}");
    }

    [Fact]
    public async Task A_wait_that_the_deadline_does_not_allow_is_not_begun()
    {
        await using var live = await LiveNsx.StartAsync();
        live.Manager.Faults.On(Firewall, Fault.Status(429, "3600"));

        var source = await live.ReadAsync();

        Assert.Equal(1, live.Times(Firewall));
        Assert.Equal(new("nsx/dfw.xml", "", "NSX Manager answered with status 429 and NSX error 10013: it asked to wait for 3600 s, longer than there was time for; scan again later, or allow a longer deadline"),
            Assert.Single(source.Problems));
    }

    [Fact]
    public async Task At_the_deadline_what_was_read_stays_and_the_rest_are_problems()
    {
        await using var live = await LiveNsx.StartAsync();
        live.Manager.Faults.On("/api/2.0/services/ipset/ipset-13", new("late", async call =>
        {
            live.Time.Advance(TimeSpan.FromMinutes(11));
            await call.Context.Response.Body.WriteAsync(call.Body);
        }));

        var source = await live.ReadAsync(live.Settings with { CallTimeout = TimeSpan.FromHours(1) });

        Assert.Contains("nsx/ipset-12.xml", source.Documents.Select(d => d.Path));
        Assert.Contains("nsx/ipset-14.xml", source.Problems.Select(p => p.Document));
        Assert.All(source.Problems, p => Assert.Contains("the 10 minutes that reading NSX Manager may take were over", p.What, StringComparison.Ordinal));
        Assert.Equal("/api/2.0/services/ipset/ipset-13", live.Asked[^1]);
    }

    [Fact]
    public async Task A_deadline_that_has_passed_before_the_first_answer_makes_every_planned_document_a_problem()
    {
        await using var live = await LiveNsx.StartAsync();
        live.Manager.Faults.On("/api/4.0/edges", Fault.Hang(live.Time));

        var source = await live.ReadAsync(live.Settings with { Deadline = TimeSpan.FromSeconds(50) });

        Assert.Empty(source.Documents);
        Assert.Equal(
            LiveReadTests.NsxPaths(ExampleSite.Healthy()).Where(p => !p.Contains("ipset-", StringComparison.Ordinal) && !p.Contains("application", StringComparison.Ordinal)).Append("nsx/edge-7.ipsec-statistics.xml").Order(StringComparer.Ordinal),
            source.Problems.Select(p => p.Document).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_cancelled_read_ends_and_asks_nothing_more()
    {
        await using var live = await LiveNsx.StartAsync();
        using var cancel = new CancellationTokenSource();
        live.Manager.Faults.On(Edge, new("cancel", call =>
        {
            cancel.Cancel();
            return Fault.Hang(live.Time).Answer(call);
        }));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => live.ReadAsync(cancellation: cancel.Token));

        Assert.Equal(Edge, live.Asked[^1]);
    }

    [Fact]
    public async Task A_read_that_is_cancelled_before_it_begins_asks_nothing()
    {
        await using var live = await LiveNsx.StartAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => live.ReadAsync(cancellation: new(canceled: true)));

        Assert.Empty(live.Asked);
    }
}
