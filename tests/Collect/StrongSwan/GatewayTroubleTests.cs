using HybridDrift.Collect.StrongSwan;
using HybridDrift.Tests.Collect.Kubernetes;
using HybridDrift.Tests.Secrets;
using static HybridDrift.Tests.Collect.StrongSwan.GatewayReaderTests;
using static HybridDrift.Tests.Collect.StrongSwan.ViciServer;

namespace HybridDrift.Tests.Collect.StrongSwan;

/// <summary>Gateways that cannot be asked over VICI, or answer what is none: each is the problem of its own document.</summary>
public sealed class GatewayTroubleTests
{
    public static TheoryData<string, string, byte[][]> Wrong() => new()
    {
        { "version", "the daemon knows no command version", [Packet(2, "")] },
        { "version", "the daemon answered something else than was asked", [Packet(7, "list-sa")] },
        { "list-conn", "the daemon knows no event list-conn", [Packet(6, "")] },
        { "list-sas", "the daemon refused list-sas", [Packet(1, "", Value("success", "no"), Value("errmsg", Planted.Mark))] },
        { "list-sas", "the daemon tells of an event that was not asked for", [Packet(7, "log", Sa())] },
        { "list-sas", "the daemon tells of an event that was not asked for", [[0, 0, 0, 2, 7, 200]] },
        { "list-sas", "the daemon tells of an event that was not asked for", [[0, 0, 0, 1, 7]] },
        { "list-sas", "the daemon closed the connection before its answer was whole", [Packet(7, "list-sa", Sa())[..^1]] },
        { "list-sas", "the daemon closed the connection before its answer was whole", [Packet(7, "list-sa", Sa()), [0, 0]] },
        { "list-sas", "the daemon sent an empty packet", [[0, 0, 0, 0]] },
        { "list-sas", "it answered more than 64 MiB", [[0xFF, 0xFF, 0xFF, 0xFF, 7]] },
        { "list-sas", "a message has a section without an end", [Packet(7, "list-sa", Sa()[..^1]), Packet(1, "")] },
        { "list-sas", "a message has an element that VICI does not know", [Packet(7, "list-sa", [.. Sa(), 9])] },
        { "list-sas", "a message has an element that VICI does not know", [Packet(7, "list-sa", [.. Sa(), 2])] },
        { "list-sas", "a message has something else than items in a list", [Packet(7, "list-sa", [4, 1, (byte)'a', 3])] },
        { "list-sas", "a message was cut off, or holds what is no text", [Packet(7, "list-sa", [3, 1, (byte)'a', 0, 9, 1])] },
        { "list-sas", "a message was cut off, or holds what is no text", [Packet(7, "list-sa", [4, 1, (byte)'a'])] },
        { "list-sas", "a message was cut off, or holds what is no text", [Packet(7, "list-sa", [3, 1, (byte)'a', 0, 1, 0xFF])] },
        { "list-sas", "a message has sections in sections without end", [Packet(7, "list-sa", [.. Enumerable.Repeat((byte[])[1, 1, (byte)'a'], 40).SelectMany(b => b)])] },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Answer_that_is_not_understood_is_the_problem_of_its_document(string request, string what, byte[][] packets)
    {
        await using var server = new ViciServer().Answer(request, packets);

        var read = await ReadAsync(server);

        Assert.Equal(new(Recorded, "", "could not be read: " + what), read.OnlyProblem());
        Assert.Empty(read.Documents);
    }

    [Fact]
    public async Task Daemon_that_does_not_answer_is_waited_for_so_long_and_no_longer()
    {
        var time = new HeldTime(Limits.Deadline);
        await using var server = new ViciServer().Answer("list-sas");
        server.Stuck += () => time.Pass(Limits.Deadline);

        Assert.Equal(new(Recorded, "", "was not read: the 60 s for this gateway were over"), (await ReadAsync(server, time)).OnlyProblem());
    }

    [Fact]
    public async Task Reading_ends_when_nobody_wants_it_any_more()
    {
        using var wanted = new CancellationTokenSource();
        await using var server = new ViciServer().Answer("list-sas");
        server.Stuck += wanted.Cancel;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ReadAsync(server, cancellation: wanted.Token));
    }

    [Theory]
    [InlineData("unix:///no/such/charon.vici", "nobody answers at its socket: charon does not run, or runs without the plugin vici")]
    [InlineData("tcp://127.0.0.1:99999", "the plan gives it no address of this machine")]
    [InlineData("tcp://10.0.0.5:4502", "the plan gives it no address of this machine")]
    public async Task Gateway_that_is_not_there_is_the_problem_of_its_document(string address, string what)
    {
        var read = await GatewayReader.ReadAsync("iks", [new("vpn-1", address, 1)], Limits, TimeProvider.System);

        Assert.Equal(new(Recorded, "", "could not be read: " + what), read.OnlyProblem());
    }
}
