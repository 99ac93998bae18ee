using HybridDrift.Flows.Questions;

namespace HybridDrift.Tests.Flows.Questions;

public sealed class PacketQuestionTests
{
    [Theory]
    [InlineData("tcp 172.30.4.9:40000 > 192.168.140.20:3306", "tcp 172.30.4.9:40000 → 192.168.140.20:3306")]
    [InlineData(" UDP 10.0.0.1 -> 10.0.80.11:53 ", "udp 10.0.0.1:49152 → 10.0.80.11:53")]
    [InlineData("tcp 8.8.8.8→169.48.73.42:443", "tcp 8.8.8.8:49152 → 169.48.73.42:443")]
    [InlineData("icmp 10.0.0.1 > 10.0.0.2", "icmp 10.0.0.1 → 10.0.0.2")]
    [InlineData("50 10.0.0.1 > 10.0.0.2", "esp 10.0.0.1 → 10.0.0.2")]
    public void A_packet_is_understood_as_people_write_it(string text, string packet) => Assert.Equal(packet, PacketQuestion.Read(text, out _)?.ToString());

    [Theory]
    [InlineData("", "write one packet as")]
    [InlineData("172.30.4.9:40000 > 192.168.140.20:3306", "write one packet as")]
    [InlineData("tcp 172.30.4.0/24 > 192.168.140.20:3306", "write one packet as")]
    [InlineData("tcp 172.30.4.999 > 192.168.140.20:3306", "'172.30.4.999' is not an IPv4 address")]
    [InlineData("tcp 172.30.4.9 > 192.168.140:3306", "'192.168.140' is not an IPv4 address")]
    [InlineData("tcp 172.30.4.9 > 192.168.140.20", "say the destination port")]
    [InlineData("tcp 172.30.4.9 > 192.168.140.20:70000", "70000 is not a port")]
    [InlineData("icmp 172.30.4.9 > 192.168.140.20:8", "icmp has no ports")]
    [InlineData("tls 172.30.4.9 > 192.168.140.20:443", "'tls' is not a protocol")]
    public void What_is_not_one_packet_is_said(string text, string problem)
    {
        Assert.Null(PacketQuestion.Read(text, out var said));
        Assert.Contains(problem, said);
    }
}
