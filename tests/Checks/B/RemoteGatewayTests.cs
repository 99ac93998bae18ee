using HybridDrift.Checks;
using HybridDrift.Checks.B;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.B;

public sealed class RemoteGatewayTests
{
    private const string Routes = "iks/strongswan-routes.json";

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<RemoteGateway>();

    [Fact]
    public void It_fails_when_the_release_calls_another_gateway() => ExampleSite.Healthy().Edit(Routes, "\"10.208.242.132\"", "\"169.48.73.43\"")
        .OnlyFinding<RemoteGateway>().ShouldFail(DriftKind.Different, "10.208.242.132", "169.48.73.43", Routes, "items[");

    [Fact]
    public void A_release_that_only_listens_changes_nothing() => ExampleSite.Healthy().Edit(Routes, "\"10.208.242.132\"", "\"%any\"").ShouldBeAsHealthy<RemoteGateway>();

    [Theory]
    [InlineData("\"vcs.example.org\"", "vcs.example.org")]
    [InlineData("\"\"", "not at all")]
    public void It_cannot_tell_when_the_gateway_is_no_address(string gateway, string reason) => ExampleSite.Healthy().Edit(Routes, "\"10.208.242.132\"", gateway)
        .OnlyFinding<RemoteGateway>().ShouldBeUnknown(reason);

    [Fact]
    public void It_cannot_tell_without_the_routes() => ExampleSite.Healthy().ShouldBeUnknownWithout<RemoteGateway>(Routes);

    [Fact]
    public void It_does_not_apply_in_other_modes() => ExampleSite.Healthy().EditPlan("iks-to-vcs: strongswan ", "iks-to-vcs: none ").ShouldNotApply<RemoteGateway>("by strongSwan (B2)");
}
