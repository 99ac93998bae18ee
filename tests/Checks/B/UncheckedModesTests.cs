using HybridDrift.Checks.B;
using HybridDrift.Reports;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.B;

public sealed class UncheckedModesTests
{
    [Fact]
    public void It_does_not_apply_when_every_mode_has_checks() => ExampleSite.Healthy().ShouldNotApply<UncheckedModes>("has checks");

    [Theory]
    [InlineData("common-vlan", "B1")]
    [InlineData("static-nat", "B3")]
    [InlineData("bgp-bcr", "B4")]
    public void A_mode_without_checks_is_never_compliant(string mode, string clause)
    {
        var site = ExampleSite.Healthy().EditPlan("iks-to-vcs: strongswan ", $"iks-to-vcs: {mode} ");

        site.OnlyFinding<UncheckedModes>().ShouldBeUnknown(clause);
        Assert.NotEqual(Verdict.Compliant, site.Scan().Verdict);
    }

    [Fact]
    public void Only_the_mode_without_checks_is_unknown_while_migrating() =>
        Assert.Single(ExampleSite.Healthy().EditPlan("iks-to-vcs: strongswan ", "iks-to-vcs: [strongswan, static-nat] ").Run<UncheckedModes>());
}
