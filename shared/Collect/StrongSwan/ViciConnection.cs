using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HybridDrift.Collect.StrongSwan;

/// <summary>
/// A conversation with charon over VICI. A packet is its length, its type and, where it has one, a name, then the message. Of
/// the commands that VICI has, those of <see cref="ViciCommand"/> are given and no others.
/// </summary>
/// <param name="mostBytes">That are taken, in all.</param>
internal sealed class ViciConnection(Socket socket, long mostBytes) : IDisposable
{
    private const byte Command = 0, Response = 1, UnknownCommand = 2, Register = 3, Confirmed = 5, UnknownEvent = 6, Event = 7;

    private long taken;

    /// <param name="address"><c>unix:///run/charon.vici</c>, <c>tcp://127.0.0.1:4502</c>.</param>
    /// <exception cref="InvalidDataException">There is no such address.</exception>
    /// <exception cref="SocketException">Nobody answers there.</exception>
    public static async Task<ViciConnection> OpenAsync(string address, long mostBytes, CancellationToken cancellation)
    {
        const string Unix = "unix://", Tcp = "tcp://";
        EndPoint? end = address.StartsWith(Unix, StringComparison.Ordinal) ? new UnixDomainSocketEndPoint(address[Unix.Length..])
            : address.StartsWith(Tcp, StringComparison.Ordinal) && IPEndPoint.TryParse(address[Tcp.Length..], out var ip) && IPAddress.IsLoopback(ip.Address) ? ip : null;
        if (end is null) throw new InvalidDataException("the plan gives it no address of this machine");
        var socket = new Socket(end.AddressFamily, SocketType.Stream, end is IPEndPoint ? ProtocolType.Tcp : ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(end, cancellation);
            return new(socket, mostBytes);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The answer to a command.</summary>
    /// <exception cref="InvalidDataException">It is none of VICI.</exception>
    public async Task<ViciTree> AskAsync(ViciCommand command, CancellationToken cancellation)
    {
        await SendAsync(Command, command.Name, cancellation);
        return Answer(await ReceiveAsync(cancellation), command);
    }

    /// <summary>All events of a command that lists something, to its end.</summary>
    /// <exception cref="InvalidDataException">It is no list of VICI.</exception>
    public async Task<IReadOnlyList<ViciTree>> ListAsync(ViciCommand command, CancellationToken cancellation)
    {
        await SendAsync(Register, command.Event!, cancellation);
        if ((await ReceiveAsync(cancellation))[0] is not Confirmed and var type)
            throw new InvalidDataException(type == UnknownEvent ? $"the daemon knows no event {command.Event}" : "the daemon answered something else than was asked");
        await SendAsync(Command, command.Name, cancellation);
        var events = new List<ViciTree>();
        while (true)
        {
            var packet = await ReceiveAsync(cancellation);
            if (packet[0] != Event)
            {
                Answer(packet, command);
                return events;
            }
            byte[] asked = [Event, (byte)command.Event!.Length, .. Encoding.ASCII.GetBytes(command.Event)];
            if (!packet.AsSpan().StartsWith(asked)) throw new InvalidDataException("the daemon tells of an event that was not asked for");
            events.Add(ViciTree.Read(packet.AsSpan(asked.Length)));
        }
    }

    public void Dispose() => socket.Dispose();

    private static ViciTree Answer(byte[] packet, ViciCommand command)
    {
        if (packet[0] != Response)
            throw new InvalidDataException(packet[0] == UnknownCommand ? $"the daemon knows no command {command.Name}" : "the daemon answered something else than was asked");
        var answer = ViciTree.Read(packet.AsSpan(1));
        return answer["success"] is null or "yes" ? answer : throw new InvalidDataException($"the daemon refused {command.Name}");
    }

    private async Task SendAsync(byte type, string name, CancellationToken cancellation)
    {
        byte[] packet = [0, 0, 0, (byte)(2 + name.Length), type, (byte)name.Length, .. Encoding.ASCII.GetBytes(name)];
        for (var sent = 0; sent < packet.Length;) sent += await socket.SendAsync(packet.AsMemory(sent), cancellation);
    }

    private async Task<byte[]> ReceiveAsync(CancellationToken cancellation)
    {
        var length = BinaryPrimitives.ReadUInt32BigEndian(await FillAsync(new byte[4], cancellation));
        if (length == 0) throw new InvalidDataException("the daemon sent an empty packet");
        if ((taken += length) > mostBytes) throw new InvalidDataException($"it answered more than {mostBytes >> 20} MiB");
        return await FillAsync(new byte[length], cancellation);
    }

    private async Task<byte[]> FillAsync(byte[] packet, CancellationToken cancellation)
    {
        for (var filled = 0; filled < packet.Length;)
        {
            var more = await socket.ReceiveAsync(packet.AsMemory(filled), cancellation);
            if (more == 0) throw new InvalidDataException("the daemon closed the connection before its answer was whole");
            filled += more;
        }
        return packet;
    }
}
