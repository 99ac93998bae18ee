using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace HybridDrift.Emulators.Kubernetes;

/// <summary>Commands in pods, over a WebSocket: an empty message first, then what is printed, in pieces, then how it ended.</summary>
internal static class ExecEndpoint
{
    private const byte Output = 1, Error = 2, Status = 3;

    /// <summary>The real one cuts where it likes.</summary>
    private const int Piece = 700;

    private static readonly string[] Protocols = ["v5.channel.k8s.io", "v4.channel.k8s.io"];

    public static async Task RunAsync(HttpContext context, string? output, Fault? fault, Action stuck)
    {
        var protocol = Protocols.FirstOrDefault(context.WebSockets.WebSocketRequestedProtocols.Contains);
        if (!context.WebSockets.IsWebSocketRequest || protocol is null)
        {
            await ApiAnswers.StatusAsync(context, 400);
            return;
        }
        using var socket = await context.WebSockets.AcceptWebSocketAsync(protocol);
        await SendAsync(Output, "");
        if (fault?.Kind == FaultKind.Hang)
        {
            await SendAsync(Output, "Status of IKE charon daemon");
            stuck();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }
        if (fault?.Kind is not (FaultKind.ExecCloses or FaultKind.ExecFails)) await SendAsync(Error, "a word on the side\n");
        if (fault is null && output is not null)
            for (var start = 0; start < output.Length; start += Piece) await SendAsync(Output, output[start..Math.Min(output.Length, start + Piece)]);
        if (fault?.Kind == FaultKind.ExecCloses) await SendAsync(Output, output?[..(output.Length / 2)] ?? "");
        else await SendAsync(Status, JsonSerializer.Serialize(Ended(output, fault)));
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", context.RequestAborted);

        Task SendAsync(byte channel, string text) =>
            socket.SendAsync(new([channel, .. Encoding.UTF8.GetBytes(text)]), WebSocketMessageType.Binary, true, context.RequestAborted);
    }

    private static object Ended(string? output, Fault? fault)
    {
        var nothing = new Dictionary<string, string>();
        // What is recorded of an ipsec that found no daemon is nothing at all.
        if (fault?.Kind == FaultKind.ExecExits || (fault is null && output is ""))
        {
            var code = fault?.Status ?? 3;
            return new
            {
                metadata = nothing,
                status = "Failure",
                message = $"command terminated with exit code {code}",
                reason = "NonZeroExitCode",
                details = new { causes = new[] { new { reason = "ExitCode", message = $"{code}" } } },
            };
        }
        return output is not null && fault is null
            ? new { metadata = nothing, status = "Success" }
            : new { metadata = nothing, status = "Failure", message = "error executing command in container: exec: executable file not found in $PATH", reason = "InternalError", code = 500 };
    }
}
