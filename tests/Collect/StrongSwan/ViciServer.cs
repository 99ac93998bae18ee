using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HybridDrift.Tests.Collect.StrongSwan;

/// <summary>Answers over VICI on loopback with what a test gives it, packet by packet.</summary>
internal sealed class ViciServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentDictionary<string, byte[]> answers = new();
    private readonly Task serving;

    public ViciServer()
    {
        Answer("list-conn", Packet(5, "")).Answer("list-sa", Packet(5, ""));
        Answer("version", Packet(1, "", Value("daemon", "charon"), Value("version", "5.9.8")));
        Answer("list-conns", Packet(1, "")).Answer("list-sas", Packet(1, ""));
        listener.Start();
        serving = ServeAsync();
    }

    public string Address => $"tcp://{listener.LocalEndpoint}";

    /// <summary>Type and name of every packet that came.</summary>
    public ConcurrentQueue<(byte Type, string Name)> Requests { get; } = new();

    /// <summary>A command has come that gets no answer.</summary>
    public event Action? Stuck;

    public static byte[] Value(string key, string value) => [3, .. Short(key), .. Long(value)];

    public static byte[] List(string key, params IEnumerable<string> items) => [4, .. Short(key), .. items.SelectMany(i => (byte[])[5, .. Long(i)]), 6];

    public static byte[] Section(string name, params IEnumerable<byte[]> elements) => [1, .. Short(name), .. elements.SelectMany(e => e), 2];

    /// <param name="name">Of an event; empty for what has no name.</param>
    public static byte[] Packet(byte type, string name, params byte[][] elements)
    {
        byte[] body = [type, .. name.Length > 0 ? Short(name) : [], .. elements.SelectMany(e => e)];
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, body.Length);
        return [.. length, .. body];
    }

    /// <param name="packets">None for no answer at all; the last may be cut off, and the connection is closed then.</param>
    public ViciServer Answer(string name, params byte[][] packets)
    {
        answers[name] = [.. packets.SelectMany(p => p)];
        return this;
    }

    public ViciServer Events(string command, string name, params byte[][] sections) => Answer(command, [.. sections.Select(s => Packet(7, name, s)), Packet(1, "")]);

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await serving;
        listener.Dispose();
        end.Dispose();
    }

    private static byte[] Short(string text) => [(byte)Encoding.UTF8.GetByteCount(text), .. Encoding.UTF8.GetBytes(text)];

    private static byte[] Long(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return [(byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes];
    }

    private async Task ServeAsync()
    {
        try
        {
            using var socket = await listener.AcceptSocketAsync(end.Token);
            var packet = new byte[512];
            while (await socket.ReceiveAsync(packet, end.Token) is var length and > 0)
            {
                // As short as they are, requests come in one piece.
                var name = Encoding.ASCII.GetString(packet.AsSpan(6, length - 6));
                Requests.Enqueue((packet[4], name));
                if (answers[name] is not { Length: > 0 } answer)
                {
                    Stuck?.Invoke();
                    await Task.Delay(Timeout.Infinite, end.Token);
                    return;
                }
                await socket.SendAsync(answer, end.Token);
                if (IsCut(answer)) return;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // The test is over, or its reader has hung up.
        }
    }

    private static bool IsCut(ReadOnlySpan<byte> answer)
    {
        while (answer.Length >= 4)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(answer);
            if (length > answer.Length - 4) return true;
            answer = answer[(4 + (int)length)..];
        }
        return answer.Length > 0;
    }
}
