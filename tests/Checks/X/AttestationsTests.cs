using HybridDrift.Checks;
using HybridDrift.Checks.X;
using HybridDrift.Reports;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.X;

public sealed class AttestationsTests
{
    [Fact]
    public void What_an_owner_attests_is_assumed_with_name_and_date()
    {
        var results = ExampleSite.Healthy().Run<Attestations>();

        Assert.Equal(["clause F3.7", "clause F5.3"], results.Select(r => r.Subject));
        Assert.All(results, r => Assert.Equal(Status.Assumed, r.Status));
        Assert.All(results, r => Assert.Equal("attested by network-team on 2026-10-01", r.Actual));
    }

    [Fact]
    public void What_is_assumed_is_not_decided()
    {
        var report = ExampleSite.Healthy().Scan();

        Assert.Equal(report.Planned - 2, report.Decided);
        Assert.Equal(Verdict.Compliant, report.Verdict);
    }

    [Fact]
    public void It_does_not_apply_when_nothing_is_attested() =>
        ExampleSite.Healthy().EditPlan("  - {clause: F3.7, by", "  # - {clause: F3.7, by").EditPlan("  - {clause: F5.3, by", "  # - {clause: F5.3, by").EditPlan("attested:  ", "# attested:  ").ShouldNotApply<Attestations>("attests nothing");
}
