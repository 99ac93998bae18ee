using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace HybridDrift.Collect.Kubernetes;

/// <summary>What a command printed.</summary>
/// <param name="Output">Its standard output; the other one is not kept.</param>
/// <param name="ExitCode">Null when it is not known.</param>
/// <param name="Trouble">Why it was not run, or not to its end.</param>
internal sealed record CommandAnswer(string Output, int? ExitCode, string? Trouble, int Status = 0);

/// <summary>
/// Runs one of the allowed commands in a pod, over a WebSocket with the channels of Kubernetes: the first byte of a message
/// says which, 1 is what the command prints, 3 how it ended. The socket is torn down when the time is over.
/// </summary>
internal sealed class PodExec(ClusterSession session)
{
    private const int Most = 8 << 20;

    private static readonly string[] Protocols = ["v5.channel.k8s.io", "v4.channel.k8s.io"];

    public async Task<CommandAnswer> RunAsync(CommandPod pod, string container, PodCommand command)
    {
        session.Cancellation.ThrowIfCancellationRequested();
        using var timeout = new CancellationTokenSource(session.Limits.CallTimeout, session.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(session.Cancellation, timeout.Token);
        using var socket = new ClientWebSocket();
        foreach (var protocol in Protocols) socket.Options.AddSubProtocol(protocol);
        try
        {
            await session.Connection.OpenAsync(socket, Path(pod, container, command), both.Token);
            return await ReadAsync(socket, both.Token);
        }
        catch (Exception e) when (timeout.IsCancellationRequested && !session.Cancellation.IsCancellationRequested && e is OperationCanceledException or WebSocketException)
        {
            return new("", null, $"it did not end within {session.Limits.CallTimeout.TotalSeconds:0.#} s");
        }
        catch (WebSocketException)
        {
            session.Cancellation.ThrowIfCancellationRequested();
            var status = (int)socket.HttpStatusCode;
            return new("", null, status is 0 or 101 ? "the connection broke off" : status == 403 ? Denied.Exec(pod.Namespace) : $"the cluster answered {status}", status);
        }
    }

    public static string Path(CommandPod pod, string container, PodCommand command) =>
        $"/api/v1/namespaces/{Uri.EscapeDataString(pod.Namespace)}/pods/{Uri.EscapeDataString(pod.Name)}/exec"
        + $"?container={Uri.EscapeDataString(container)}&stdout=true&stderr=true{string.Concat(command.Words.Select(w => $"&command={Uri.EscapeDataString(w)}"))}";

    private static async Task<CommandAnswer> ReadAsync(ClientWebSocket socket, CancellationToken cancellation)
    {
        var (output, message, room) = (new MemoryStream(), new MemoryStream(), new byte[32 << 10]);
        while (true)
        {
            var part = await socket.ReceiveAsync(room.AsMemory(), cancellation);
            if (part.MessageType == WebSocketMessageType.Close) return new("", null, "it ended without saying how: its answer may not be whole");
            message.Write(room, 0, part.Count);
            if (message.Length > Most || output.Length > Most) return new("", null, $"it printed more than {Most >> 20} MiB");
            if (!part.EndOfMessage) continue;
            if (message.TryGetBuffer(out var whole) && whole is [1, ..]) output.Write(whole.AsSpan(1));
            else if (whole is [3, ..]) return Ended(Encoding.UTF8.GetString(output.GetBuffer(), 0, (int)output.Length), whole.AsSpan(1).ToArray());
            message.SetLength(0);
        }
    }

    private static CommandAnswer Ended(string output, ReadOnlyMemory<byte> status)
    {
        try
        {
            using var json = JsonDocument.Parse(status);
            if (CommandPod.Text(json.RootElement, "status") == "Success") return new(output, 0, null);
            if (CommandPod.Text(json.RootElement, "reason") == "NonZeroExitCode" && ExitCode(json.RootElement) is { } code) return new(output, code, null);
            var why = CommandPod.Text(json.RootElement, "message").Contains("executable file not found", StringComparison.Ordinal) ? ": the container does not have it" : "";
            return new("", null, $"the container could not run it{why}");
        }
        catch (JsonException)
        {
            return new("", null, "it ended, and how cannot be understood");
        }
    }

    private static int? ExitCode(JsonElement status) =>
        status.TryGetProperty("details", out var details) && details.TryGetProperty("causes", out var causes)
        && causes.EnumerateArray().FirstOrDefault(c => CommandPod.Text(c, "reason") == "ExitCode") is { ValueKind: JsonValueKind.Object } cause
        && int.TryParse(CommandPod.Text(cause, "message"), out var code) ? code : null;
}
