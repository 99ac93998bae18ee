using HybridDrift.Checks;
using HybridDrift.Collect;
using HybridDrift.Reports;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Reports;

public sealed class ReportTests
{
    [Fact]
    public void The_verdict_is_drift_when_anything_fails_even_if_answers_are_missing() =>
        Assert.Equal(Verdict.Drift, ExampleSite.Drifted().Remove("icp/nodes.json").Scan().Verdict);

    [Fact]
    public void The_verdict_cannot_tell_when_only_answers_are_missing() =>
        Assert.Equal(Verdict.CannotTell, ExampleSite.Healthy().Remove("icp/nodes.json").Scan().Verdict);

    [Fact]
    public void The_verdict_cannot_tell_when_nothing_was_decided()
    {
        var report = ExampleSite.Healthy().Scan();
        var empty = report with { Results = [.. report.Results.Select(r => r with { Status = Status.NotApplicable })] };

        Assert.Equal(Verdict.CannotTell, empty.Verdict);
        Assert.Equal(0, empty.Planned);
    }

    [Fact]
    public void An_empty_recording_decides_nothing_about_the_network()
    {
        var report = Scan.Judge(ExampleSite.Healthy().Plan, Recording.Of(new Dictionary<string, ReadOnlyMemory<byte>>(), []), ExampleSite.RunId, ExampleSite.Now);

        Assert.Equal(Verdict.CannotTell, report.Verdict);
        Assert.All(report.Results.Where(r => r.Status == Status.Pass), r => Assert.Equal("plan", r.Asset));
        Assert.All(report.Sources, s => Assert.Equal(Completeness.Failed, s.Completeness));
    }

    [Fact]
    public void A_document_that_nothing_needs_is_not_missing()
    {
        var report = ExampleSite.Healthy().Scan();

        Assert.All(report.Sources, s => Assert.Equal(Completeness.Complete, s.Completeness));
        Assert.All(report.Sources, s => Assert.Empty(s.Problems));
    }

    [Fact]
    public void Results_come_in_the_order_of_the_catalogue()
    {
        var order = ExampleSite.Drifted().Scan().Results.Select(r => r.Check).Distinct();

        Assert.Equal(Catalogue.All.Select(c => c.Id), order);
    }

    [Fact]
    public async Task A_recording_of_another_site_is_refused()
    {
        var site = ExampleSite.WithManifest().EditPlan("site: dal10", "site: fra02");

        var refused = await Assert.ThrowsAsync<WrongSiteException>(() =>
            Scan.RunAsync(site.Plan, _ => Task.FromResult(site.Recording), (_, _) => Task.CompletedTask, ExampleSite.RunId, TimeProvider.System));

        Assert.Equal("The recording is of the site 'dal10', the plan is for 'fra02'.", refused.Message);
    }
}
