using HybridDrift.Sites.Parse.Routes;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Sites.Parse.Routes;

public sealed class SharedRouteSamplesTests
{
    private static readonly string Folder = Path.Combine(SharedSamplesFactAttribute.Folder, "kubernetes", "bird");

    [SharedSamplesFact]
    public void Every_list_of_protocols_is_read_completely()
    {
        foreach (var file in Directory.GetFiles(Folder, "*show-protocols*.txt"))
        {
            var sessions = RouteDocument.Read(BirdProtocolsParser.Parse, File.ReadAllText(file));
            Assert.Equal(["10.184.110.142", "10.184.110.143", "10.184.110.160"], sessions.Select(s => s.Peer.ToString()));
            Assert.Equal(file.Contains("peer-lost", StringComparison.Ordinal) ? 1 : 2, sessions.Count(s => s.IsEstablished));
        }
    }

    [SharedSamplesFact]
    public void Every_list_of_routes_is_read_completely()
    {
        foreach (var (name, count) in new[] { ("show-route", 6), ("show-route-all", 6), ("show-route-protocol", 2), ("show-route-peer-lost", 4) })
            Assert.Equal(count, RouteDocument.Read(BirdRoutesParser.Parse, File.ReadAllText(Path.Combine(Folder, $"birdc-{name}.txt"))).Count);
    }

    [SharedSamplesFact]
    public void What_BIRD_says_is_what_the_kernel_does()
    {
        var kernel = RouteDocument.Read(KernelRoutesParser.Parse, File.ReadAllText(Path.Combine(Folder, "ip-route-worker1.json")));
        var bird = RouteDocument.Read(BirdRoutesParser.Parse, File.ReadAllText(Path.Combine(Folder, "birdc-show-route.txt")));
        Assert.Equal(
            bird.Select(r => (r.Destination, r.Kind, Hops: string.Join(", ", r.NextHops))).OrderBy(r => r.Destination),
            kernel.Select(r => (r.Destination, r.Kind, Hops: string.Join(", ", r.NextHops))).OrderBy(r => r.Destination));
    }
}
