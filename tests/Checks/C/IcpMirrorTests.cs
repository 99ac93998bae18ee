using HybridDrift.Checks;
using HybridDrift.Checks.C;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.C;

public sealed class IcpMirrorTests
{
    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<IcpMirror>();

    private const string Icp = "icp/strongswan.statusall.txt";
    private const string Iks = "iks/vpn-icp-strongswan-7f84d6b59c-m4t7w.strongswan.statusall.txt";

    [Fact]
    public void It_fails_when_icp_has_lost_a_network() => ExampleSite.Healthy().EditAfter(Icp, "child:  ", " === 172.30.0.0/16 172.21.0.0/16", " === 172.30.0.0/16")
        .OnlyFinding<IcpMirror>().ShouldFail(DriftKind.Different, "172.21.0.0/16, 172.30.0.0/16 at both ends", "icp has 172.30.0.0/16", Icp, "line");

    [Fact]
    public void It_fails_when_iks_has_lost_a_network() => ExampleSite.Healthy().EditAfter(Iks, "child:  ", "192.168.12.0/24", "")
        .OnlyFinding<IcpMirror>().ShouldFail(DriftKind.Different, "192.168.12.0/24, 192.168.16.0/20 at both ends", "iks has 192.168.16.0/20", Iks, "line");

    [Fact]
    public void It_fails_when_one_end_calls_itself_something_else()
    {
        var id = System.Text.RegularExpressions.Regex.Match(ExampleSite.Healthy()[Icp], @"local:  \[(.+?)\]").Groups[1].Value;

        ExampleSite.Healthy().Edit(Icp, $"local:  [{id}]", "local:  [stranger]").OnlyFinding<IcpMirror>().ShouldFail(DriftKind.Different, "what one end calls itself", "icp is [stranger]", Icp);
    }

    [Fact]
    public void It_cannot_tell_without_one_of_the_ends() => ExampleSite.Healthy().ShouldBeUnknownWithout<IcpMirror>(Icp);

    [Fact]
    public void It_does_not_apply_without_a_tunnel_between_the_clusters() => ExampleSite.Healthy().EditPlan("iks-to-icp: strongswan ", "iks-to-icp: none ").ShouldNotApply<IcpMirror>("IKS and ICP");

    [Fact]
    public void It_fails_when_the_children_leave_a_pair_of_networks_out() => ExampleSite.Healthy()
        .Replace(Icp, System.Text.RegularExpressions.Regex.Replace(ExampleSite.Healthy()[Icp], @"( *\S+:   child:  ).*(TUNNEL.*)", "$1192.168.16.0/20 === 172.30.0.0/16 $2\n$1192.168.12.0/24 === 172.21.0.0/16 $2".Replace("$1192", "${1}192")))
        .OnlyFinding<IcpMirror>().ShouldFail(DriftKind.Different, "every pair of networks", "nothing carries", Icp);
}
