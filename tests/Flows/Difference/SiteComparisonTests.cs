using HybridDrift.Flows.Difference;
using HybridDrift.Tests.Mutations;
using HybridDrift.Tests.Support;
using Xunit.Abstractions;

namespace HybridDrift.Tests.Flows.Difference;

public sealed class SiteComparisonTests(ITestOutputHelper output)
{
    private static readonly HybridDrift.Collect.Recording Healthy = ExampleSite.Healthy().Recording;

    /// <summary>By the number of the planted change in the example's account of them; several lines may come from one.</summary>
    [Fact]
    public void The_planted_changes_are_shown_and_nothing_else()
    {
        var difference = SiteComparison.Of(Healthy, ExampleSite.Drifted().Recording);

        Assert.Empty(difference.NotCompared);
        Assert.All(difference.Changes, c => Assert.True(c.Certain));
        Assert.Equal(
        [
            "3 nsx, logical switches, switch virtualwire-142",
            "13 vcs-edge (edge-3), destination NAT, tcp any → 10.208.242.132:2222",
            "7 vcs-edge (edge-3), IPsec, site 10.208.242.132 – 10.177.9.66 [ibm-cloud]",
            "8 vcs-edge (edge-3), IPsec tunnels, tunnel 10.208.242.132 – 10.177.9.66 [ibm-cloud]",
            "3 vcs-router (edge-4), interfaces, vNIC 12",
            "3 vcs-router (edge-4), routes, to 192.168.142.0/24",
            "12 icp-edge (edge-7), firewall, tcp 192.168.133.0/24 → 10.177.7.192-10.177.7.198, 10.177.7.200-10.177.7.255:25,465,587",
            "12 icp-edge (edge-7), firewall, tcp 192.168.133.0/24 → 10.177.7.192-10.177.7.198, 10.177.7.200-10.177.7.255:20-23",
            "6 icp-edge (edge-7), firewall, tcp 192.168.12.0/24, 192.168.16.0/20 → 169.48.73.42:8001",
            "6 icp-edge (edge-7), firewall, tcp 0.0.0.0-192.168.11.255, 192.168.13.0/24, 192.168.14.0/23, 192.168.32.0-255.255.255.255 → 169.48.73.42:8001",
            "5 icp-edge (edge-7), destination NAT, tcp any → 10.208.242.131:8443",
            "6 icp-edge (edge-7), destination NAT, tcp any → 169.48.73.42:8001",
            "4 icp-edge (edge-7), source NAT, any 192.168.133.128/25 → any",
            "14 icp, IP pools, pool 192.168.16.0/20",
            "2 iks, nodes, node 10.177.7.197",
            "15 iks, daemon sets, DaemonSet kube-system/calico-node",
            "1 iks, IP pools, pool 172.29.0.0/16",
            "10 iks, block affinities, block 172.30.200.0/26",
            "10 iks, IPAM blocks, block 172.30.200.0/26",
            "11 iks, BGP, BGP announcements of default",
            "8+9 iks, tunnels, tunnel to 10.208.242.132",
        ], difference.Changes.Zip(Planted, (c, number) => $"{number} {c.Asset}, {c.Area}, {c.Subject}"));
    }

    private static readonly string[] Planted = ["3", "13", "7", "8", "3", "3", "12", "12", "6", "6", "5", "6", "4", "14", "2", "15", "1", "10", "10", "11", "8+9"];

    [Fact]
    public void The_tunnel_shows_both_of_its_changes()
    {
        var tunnel = Assert.Single(SiteComparison.Of(Healthy, ExampleSite.Drifted().Recording).Changes, c => c.Area == "tunnels");

        Assert.Contains("carries 172.21.0.0/16, 172.30.0.0/16 === 192.168.140.0/23", tunnel.Before);
        Assert.Contains("carries 172.30.0.0/16 === 192.168.140.0/23", tunnel.After);
        Assert.Contains("AES_CBC_128/HMAC_SHA1_96", tunnel.After);
    }

    [Fact]
    public void Nothing_is_different_between_a_recording_and_itself_or_rewordings_of_it()
    {
        Assert.Empty(SiteComparison.Of(Healthy, Healthy).Changes);
        // A policy, a peer or a filter is known by its name: another name is another one.
        var mutations = NeutralMutationTests.Mutations(seeds: 1).Where(m => !$"{m}".Contains("objects renamed", StringComparison.Ordinal)).Where((_, i) => i % 2 == 0).ToArray();

        var wrong = mutations.AsParallel().Select(mutation =>
        {
            var site = ExampleSite.Healthy();
            mutation.Apply(site);
            var difference = SiteComparison.Of(Healthy, site.Recording);
            return (mutation, Text: string.Join("; ", difference.Changes.Select(c => $"{c.Asset} {c.Area} {c.Subject}: {c.Before} | {c.After}")
                // An unknown field of a rule may be a condition.
                .Concat(difference.NotCompared.Where(n => !n.Reason.Contains("all conditions of its rules", StringComparison.Ordinal)).Select(n => $"{n}"))));
        }).Where(r => r.Text.Length > 0).ToArray();

        Assert.True(wrong.Length == 0, $"{wrong.Length} of {mutations.Length}\n" + string.Join("\n", wrong.Take(8).Select(w => $"{w.mutation}: {w.Text}")));
    }

    [Fact]
    public void Every_harmful_change_of_one_field_is_shown()
    {
        var mutations = HarmfulXml.All().Concat(HarmfulJson.All()).ToArray();

        var unseen = mutations.AsParallel().Where(mutation =>
        {
            var site = ExampleSite.Healthy();
            mutation.Apply(site);
            var difference = SiteComparison.Of(Healthy, site.Recording);
            return difference.Changes.Count + difference.NotCompared.Count == 0;
        }).Select(m => m.Name).ToArray();

        output.WriteLine($"{mutations.Length} harmful mutations, {unseen.Length} not seen");
        Assert.True(unseen.Length == 0, string.Join("\n", unseen));
    }

    [Fact]
    public void Every_document_that_one_side_lacks_is_said_and_is_no_change()
    {
        foreach (var path in ExampleSite.Paths.Where(p => p.Contains('/') && !p.Contains("/apis.")))
        {
            var site = ExampleSite.Healthy().Remove(path).Recording;
            foreach (var difference in new[] { SiteComparison.Of(Healthy, site), SiteComparison.Of(site, Healthy) })
            {
                // An object that no rule names has nothing to say.
                Assert.True(difference.NotCompared.Count > 0 || path.StartsWith("nsx/application", StringComparison.Ordinal) || path.StartsWith("nsx/ipset", StringComparison.Ordinal), path);
                Assert.True(difference.Changes.All(c => !c.Certain), $"{path}: {string.Join("; ", difference.Changes)}");
            }
        }
    }

    [Fact]
    public void Nothing_is_said_of_recordings_that_hold_nothing()
    {
        var empty = HybridDrift.Collect.Recording.Of(new Dictionary<string, ReadOnlyMemory<byte>>(), []);

        Assert.Equal(0, SiteComparison.Of(empty, empty).Compared);
    }
}
