using System.Net;
using System.Net.Sockets;
using System.Text;
using HybridDrift.Local;
using HybridDrift.Tests.Storage;
using HybridDrift.Tests.Support;
using Spectre.Console.Testing;

namespace HybridDrift.Tests.Faults;

/// <summary>A scan of a recording stays on the machine, whatever the documents point to.</summary>
[Collection(Alone.Name)]
public sealed class NoSocketTests
{
    [Fact]
    public async Task The_listener_hears_a_connection_and_a_name_that_is_looked_up()
    {
        using var listener = new SocketListener();
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();

        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, ((IPEndPoint)server.LocalEndpoint).Port);
        await Dns.GetHostAddressesAsync("localhost");

        Assert.Contains(listener.Heard, e => e.StartsWith("System.Net.Sockets ConnectStart", StringComparison.Ordinal));
        Assert.Contains(listener.Heard, e => e.StartsWith("System.Net.NameResolution ResolutionStart", StringComparison.Ordinal));
    }

    public static TheoryData<string> Lures() =>
    [
        "<!DOCTYPE edge SYSTEM \"http://127.0.0.1:PORT/edge.dtd\">\n<edge><id>edge-7</id></edge>\n",
        "<!DOCTYPE edge [<!ENTITY x SYSTEM \"http://127.0.0.1:PORT/x\">]>\n<edge><id>edge-7</id><name>&x;</name></edge>\n",
        "<!DOCTYPE edge [<!ENTITY % x SYSTEM \"http://127.0.0.1:PORT/x\"> %x;]>\n<edge><id>edge-7</id></edge>\n",
        "<?xml-stylesheet href=\"http://127.0.0.1:PORT/x\"?>\n<edge xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:noNamespaceSchemaLocation=\"http://127.0.0.1:PORT/x.xsd\"><id>edge-7</id></edge>\n",
        "<edge xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"http://127.0.0.1:PORT/x\"/></edge>\n",
        "{\"$schema\": \"http://127.0.0.1:PORT/x\", \"$ref\": \"http://127.0.0.1:PORT/x\", \"kind\": \"List\", \"metadata\": {\"selfLink\": \"http://127.0.0.1:PORT/x\"}, \"items\": []}\n",
        "%TAG ! http://127.0.0.1:PORT/\n---\nkind: !include http://127.0.0.1:PORT/x\nitems: []\n",
        "http://127.0.0.1:PORT/x\n",
    ];

    [Theory]
    [MemberData(nameof(Lures))]
    public void No_socket_is_opened_when_a_document_points_to_the_network(string lure)
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var content = lure.Replace("PORT", $"{((IPEndPoint)server.LocalEndpoint).Port}");
        using var listener = new SocketListener();

        foreach (var path in ExampleSite.Paths) ExampleSite.WithManifest().Replace(path, Encoding.UTF8.GetBytes(content)).Scan();
        var everywhere = ExampleSite.Healthy();
        foreach (var path in ExampleSite.Paths) everywhere.Replace(path, content);
        everywhere.Scan();

        Assert.Empty(listener.Heard);
        Assert.False(server.Pending());
    }

    [Fact]
    public async Task No_socket_is_opened_by_the_command_that_scans_a_recording()
    {
        using var folder = new TemporaryFolder();
        using var listener = new SocketListener();

        var exit = await CommandLine.RunAsync(
            ["scan", Path.Combine(ExampleSite.Folder, "plan.yaml"), "--store", folder.Path, "--output", folder["report"]], new TestConsole(), TextWriter.Null, TimeProvider.System);

        Assert.Equal(ExitCode.Drift, exit);
        Assert.Empty(listener.Heard);
    }
}
