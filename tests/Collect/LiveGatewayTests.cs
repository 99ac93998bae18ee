using HybridDrift.Collect;
using HybridDrift.Tests.Collect.StrongSwan;
using HybridDrift.Tests.Plans;
using HybridDrift.Tests.Sites.Parse;
using HybridDrift.Tests.Storage;

namespace HybridDrift.Tests.Collect;

/// <summary>Gateways beside a cluster, among the live sources of a plan.</summary>
public sealed class LiveGatewayTests
{
    [Fact]
    public async Task Gateway_is_read_when_its_cluster_is_not()
    {
        using var folder = new TemporaryFolder();
        await using var server = new ViciServer().Events("list-sas", "list-sa", GatewayReaderTests.Sa());
        var plan = PlanSample.Plan($$$"""
            {{{PlanSample.Minimal}}}sources:
              iks: {kubeconfig-file: none, gateways: {vpn-1: {vici: "{{{server.Address}}}"}, vpn-2: {vici: unix:///none} } }
            """);

        var contents = await new LiveSite(plan, folder.Path, new GivenSecrets(_ => null), TimeProvider.System).ReadAsync();

        var recording = Recording.Of(contents.ToDictionary(), []);
        Assert.Equal(["iks/vpn-1.strongswan.vici.json"], recording.Documents.Select(d => d.Path));
        Assert.Equal(
        [
            "iks: the kubeconfig 'none' is not there beside the plan, or this account may not read it",
            "iks/vpn-2.strongswan.vici.json: could not be read: nobody answers at its socket: charon does not run, or runs without the plugin vici",
        ], recording.Troubles.Select(p => p.ToString()));
        var statuses = recording.Site().Clusters["iks"].IpsecStatuses;
        // What is wrong with the source may be wrong with each of its documents.
        Assert.Equal([(Completeness.Partial, 1), (Completeness.Failed, 0)], statuses.Select(s => (s.Completeness, s.Value.IkeSas.Count)));
    }
}
