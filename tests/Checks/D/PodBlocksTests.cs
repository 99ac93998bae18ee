using HybridDrift.Checks;
using HybridDrift.Checks.D;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.D;

public sealed class PodBlocksTests
{
    private const string Affinities = "iks/blockaffinities.json", Blocks = "iks/ipamblocks.json", Block = "10-177-7-198-172-30-203-192-26";

    private static string Claim(string cidr, string node, string state = "confirmed", string more = "") =>
        $$"""{"kind":"BlockAffinity","metadata":{"name":"further"},"spec":{"cidr":"{{cidr}}","node":"{{node}}","state":"{{state}}","deleted":"false"{{more}} } }""";

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<PodBlocks>();

    [Fact]
    public void It_fails_for_the_block_of_a_worker_that_is_gone() => ExampleSite.Healthy().AddItem(Affinities, Claim("172.30.9.0/26", "10.177.7.201")).OnlyFinding<PodBlocks>()
        .ShouldFail(DriftKind.Extra, "one worker that exists owns the block", "10.177.7.201, which owns it, is no worker of the cluster any more", Affinities, "items[");

    [Fact]
    public void It_fails_when_two_workers_own_a_block() => ExampleSite.Healthy().AddItem(Affinities, Claim("172.30.203.192/26", "10.177.7.195")).OnlyFinding<PodBlocks>()
        .ShouldFail(DriftKind.Different, "one worker that exists owns the block", "10.177.7.195 and 10.177.7.198 own it, with 3 addresses in use", Affinities);

    [Fact]
    public void It_fails_for_a_block_outside_of_every_pool() => ExampleSite.Healthy().AddItem(Affinities, Claim("172.29.9.0/26", "10.177.7.195")).OnlyFinding<PodBlocks>()
        .ShouldFail(DriftKind.Extra, "a block inside an IP pool", "no pool contains 172.29.9.0/26", Affinities);

    [Fact]
    public void It_fails_when_nobody_owns_a_block_with_addresses_in_use() => ExampleSite.Healthy().RemoveItem(Affinities, Block).OnlyFinding<PodBlocks>()
        .ShouldFail(DriftKind.Missing, "one worker that exists owns the block", "no worker owns it, with 3 addresses in use", Blocks);

    [Fact]
    public void It_fails_when_the_block_names_another_owner() => ExampleSite.Healthy().Edit(Blocks, "\"host:10.177.7.198\"", "\"host:10.177.7.195\"").OnlyFinding<PodBlocks>()
        .ShouldFail(DriftKind.Different, "one worker that exists", "10.177.7.198 claims it, and it says that it is 10.177.7.195's", Blocks);

    [Fact]
    public void It_cannot_tell_while_a_claim_is_pending() =>
        ExampleSite.Healthy().AddItem(Affinities, Claim("172.30.9.0/26", "10.177.7.195", "pending")).OnlyFinding<PodBlocks>().ShouldBeUnknown("the claim of 10.177.7.195 is pending");

    [Fact]
    public void It_cannot_tell_whose_a_block_is_when_nodes_are_missing() =>
        Assert.All(ExampleSite.Healthy().RemoveItem("iks/nodes.json", "10.177.7.198").Run<PodBlocks>(), r => r.ShouldBeUnknown("iks/nodes.json: lists 3 nodes"));

    [Fact]
    public void It_cannot_tell_when_Calico_names_all_workers_otherwise() => ExampleSite.Healthy().EditItems(Affinities, a => a["spec"]!["node"] = "worker-" + a["spec"]!["node"])
        .OnlyFinding<PodBlocks>().ShouldBeUnknown("Calico names them otherwise here");

    [Theory]
    [InlineData("iks/blockaffinities.json")]
    [InlineData("iks/ipamblocks.json")]
    [InlineData("iks/nodes.json")]
    [InlineData("iks/ippools.json")]
    public void It_cannot_tell_without(string document) => ExampleSite.Healthy().ShouldBeUnknownWithout<PodBlocks>(document);

    [Fact]
    public void Blocks_in_a_disabled_pool_change_nothing() => ExampleSite.Healthy().AddItem(Affinities, Claim("192.168.140.0/26", "10.177.7.195")).ShouldBeAsHealthy<PodBlocks>();

    [Fact]
    public void Blocks_of_load_balancers_change_nothing() =>
        ExampleSite.Healthy().AddItem(Affinities, Claim("172.30.9.0/26", "load-balancer", more: ",\"type\":\"virtual\"")).ShouldBeAsHealthy<PodBlocks>();

    [Fact]
    public void Names_that_are_ids_of_workers_change_nothing()
    {
        var site = ExampleSite.Healthy();
        var ids = System.Text.Json.Nodes.JsonNode.Parse(site["iks/nodes.json"])!["items"]!.AsArray()
            .ToDictionary(n => ClusterEdits.Name(n), n => n!["metadata"]!["labels"]!["ibm-cloud.kubernetes.io/worker-id"]!.GetValue<string>());
        site.EditItems(Affinities, a => a["spec"]!["node"] = ids[a["spec"]!["node"]!.GetValue<string>()])
            .EditItems(Blocks, b => b["spec"]!["affinity"] = "host:" + ids[b["spec"]!["affinity"]!.GetValue<string>()[5..]]).ShouldBeAsHealthy<PodBlocks>();
    }
}
