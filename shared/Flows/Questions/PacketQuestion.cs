using System.Text.RegularExpressions;
using HybridDrift.Addresses;

namespace HybridDrift.Flows.Questions;

/// <summary>One packet as somebody writes it: <c>tcp 172.30.4.9:40000 > 192.168.140.20:3306</c>, <c>icmp 10.0.0.1 > 10.0.0.2</c>.</summary>
public static partial class PacketQuestion
{
    public const string Form = "tcp 172.30.4.9:40000 > 192.168.140.20:3306";

    /// <summary>A source port that is not given is one that a client would choose.</summary>
    private const int ClientPort = 49152;

    /// <returns>Null with the problem when it is not one packet.</returns>
    public static PacketBox? Read(string text, out string? problem)
    {
        problem = null;
        if (Shape().Match(text.Trim()) is not { Success: true } match) return No($"write one packet as '{Form}'", out problem);
        var (protocol, from, to) = (match.Groups["protocol"].Value.ToLowerInvariant(), match.Groups["from"].Value, match.Groups["to"].Value);
        if (!Address.TryParse(from, out var source)) return No($"'{from}' is not an IPv4 address", out problem);
        if (!Address.TryParse(to, out var destination)) return No($"'{to}' is not an IPv4 address", out problem);
        if (Protocols.TryParse(protocol) is not { Count: 1 } number) return No($"'{protocol}' is not a protocol", out problem);
        var hasPorts = number.Min is Protocols.Tcp or Protocols.Udp or Protocols.Sctp;
        var (sourcePort, port) = (match.Groups["sport"].Value, match.Groups["dport"].Value);
        if (!hasPorts && (sourcePort.Length > 0 || port.Length > 0)) return No($"{protocol} has no ports", out problem);
        if (hasPorts && port.Length == 0) return No($"say the destination port, as in '{Form}'", out problem);
        if (new[] { sourcePort, port }.FirstOrDefault(p => p.Length > 0 && int.Parse(p) > 65535) is { } wrong) return No($"{wrong} is not a port", out problem);
        return new(AddressSet.Of(source), AddressSet.Of(destination), number,
            !hasPorts ? PortSet.All : PortSet.Of(sourcePort.Length > 0 ? int.Parse(sourcePort) : ClientPort), !hasPorts ? PortSet.All : PortSet.Of(int.Parse(port)));
    }

    private static PacketBox? No(string why, out string problem)
    {
        problem = why;
        return null;
    }

    [GeneratedRegex(@"^(?<protocol>[A-Za-z0-9-]{1,20})\s+(?<from>[0-9.]{7,15})(?::(?<sport>[0-9]{1,5}))?\s*(?:>|->|→)\s*(?<to>[0-9.]{7,15})(?::(?<dport>[0-9]{1,5}))?\z")]
    private static partial Regex Shape();
}
