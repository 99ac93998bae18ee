using HybridDrift.Addresses;
using HybridDrift.Flows;
using HybridDrift.Flows.Trace;
using HybridDrift.Tests.Flows.Oracle;

namespace HybridDrift.Tests.Flows.Trace;

/// <summary>One site, traced as sets and walked packet by packet.</summary>
internal sealed class SiteComparison
{
    private readonly SiteCase @case;
    private readonly PacketDice dice;
    private readonly SiteOracle oracle;
    private readonly ReplyOracle answers;
    private readonly IReadOnlyList<TracePart> parts;
    private readonly ReplyTracer replies;
    private readonly Dictionary<TracePart, IReadOnlyList<TracePart>> answered = new(ReferenceEqualityComparer.Instance);

    public SiteComparison(SiteCase @case)
    {
        this.@case = @case;
        dice = new(@case.Devices, @case.Input, @case.Seed);
        oracle = new(@case.OracleDevices, dice.SourcePorts);
        answers = new(oracle);
        var network = SiteModel.Network(@case.Devices);
        parts = new Tracer(network).Trace(PacketSet.UnionOf(@case.Input), network.Devices[@case.Devices[@case.Start].Id], @case.Ingress);
        replies = new(network);
    }

    /// <summary>How the ways of the packets ended, and those of the answers.</summary>
    public HashSet<string> Ends { get; } = [];

    public void Check(int packets)
    {
        foreach (var packet in dice.Roll(packets))
        {
            var ends = oracle.Send(packet, @case.OracleDevices[@case.Start], @case.Ingress);
            var traced = parts.Where(p => p.Flight.Sent.Holds(packet)).ToArray();
            Same(packet, ends.Select(Text), traced.SelectMany(p => Texts(p, packet)));
            Ends.UnionWith(ends.Select(e => e.Fate));
            foreach (var way in ends.Where(e => e.Fate == "Delivered").GroupBy(Way)) Replies(packet, [.. way], [.. traced.Where(p => p.Fate == Fate.Delivered && Way(p) == way.Key)]);
        }
    }

    /// <summary>The answers to a packet that went one way; for each choice of an edge the packet that is answered is another.</summary>
    private void Replies(Packet packet, SiteOracle.End[] ends, TracePart[] traced)
    {
        var walked = ends.SelectMany(e => answers.Answer(e, @case.Ingress, tunnelled: false)).ToArray();
        Ends.UnionWith(walked.Select(a => $"answer {a.Fate}"));
        Same(packet, walked.Select(a => $"answer {a.Fate} at {Place(a)} by {string.Join(", ", a.Way.Select(d => d.Edge.Id))}"),
            traced.SelectMany(Answered).Where(p => ends.Any(e => IsOf(p, e))).Select(p => $"answer {p.Fate} at {p.Where} by {string.Join(", ", p.Steps.Select(s => s.Device.Edge.Id))}"));
    }

    /// <summary>At each device the answer is among the packets of the part, by its addresses: nothing on the way back looks at more.</summary>
    private static bool IsOf(TracePart answer, SiteOracle.End end)
    {
        var packets = ReplyOracle.Follow(end, answer.Steps.Select(s => s.Device.Edge.Id));
        return answer.Steps.Zip(packets).All(pair => Holds(pair.First.Part.Flight.Now, pair.Second)) && Holds(answer.Flight.Now, packets[^1]);
    }

    private IReadOnlyList<TracePart> Answered(TracePart part) => answered.TryGetValue(part, out var known) ? known : answered[part] = replies.Trace(part, @case.Ingress, tunnelled: false);

    private static void Same(Packet packet, IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var (walked, traced) = (expected.Distinct().Order(StringComparer.Ordinal).ToArray(), actual.Distinct().Order(StringComparer.Ordinal).ToArray());
        if (!walked.SequenceEqual(traced)) Assert.Fail($"{packet}:\nexpected\n{string.Join("\n", walked)}\nbut found\n{string.Join("\n", traced)}");
    }

    private static string Text(SiteOracle.End end) => $"{end.Fate} at {Place(end)} as {end.Out} {Way(end)}";

    private static string Place(SiteOracle.End end) => end.Fate switch
    {
        "OutOfSight" => $"router {new Address(end.HandedTo!.Value)}",
        "Delivered" when end.Steps[^1].Did.Fate == "Tunnelled" => $"IPsec site '{end.Steps[^1].Did.Site}' of {SiteModel.Name(end.At.Edge)}",
        "Delivered" when end.Steps[^1].Did.Fate == "Forwarded" => $"{end.Steps[^1].Did.Egress!.Network} behind {SiteModel.Name(end.At.Edge)}",
        _ => SiteModel.Name(end.At.Edge),
    };

    private string Place(ReplyOracle.End end) => end.Fate == "Delivered" ? $"{@case.Ingress} of {SiteModel.Name(end.At.Edge)}" : SiteModel.Name(end.At.Edge);

    private static string Way(SiteOracle.End end) => string.Join("", end.Steps.Select(s => Step(s.Device.Edge.Id, s.Ingress?.Label, s.Did.Fate, s.Did.Egress?.Label, s.Did.Egress is null || s.Did.Site is not null ? null : s.Did.Route?.ToString(),
        s.Did.Dnat?.Position, s.Did.Snat?.Position, s.Did.Rule, s.Did.Site)));

    private static string Way(TracePart part) => string.Join("", part.Steps.Select(s => Step(s.Device.Edge.Id, s.Ingress?.Label, s.Part.Fate.ToString(), s.Part.Egress?.Label, s.Part.Egress is null || s.Part.Site is not null ? null : s.Part.Route?.ToString(),
        s.Part.Dnat?.Position, s.Part.Snat?.Position, s.Part.Rule?.Position, s.Part.Site?.Name)));

    private static string Step(string device, string? ingress, string fate, string? egress, string? route, int? dnat, int? snat, int? rule, string? site) =>
        $"\n   {device} in {ingress}: {fate} by {egress}, {route}, dnat {dnat}, snat {snat}, rule {rule}, site {site}";

    /// <summary>One for each choice.</summary>
    private IEnumerable<string> Texts(TracePart part, Packet packet)
    {
        var (now, way) = (part.Flight.Now, Way(part));
        bool Is(Fields field) => part.Flight.Rewritten.HasFlag(field);
        foreach (var source in Is(Fields.Source) ? Ranges.Each(now.Source.Intervals) : [packet.Source])
            foreach (var destination in Is(Fields.Destination) ? Ranges.Each(now.Destination.Intervals) : [packet.Destination])
                foreach (var to in Is(Fields.DestinationPorts) ? Ranges.Each(now.DestinationPorts.Intervals) : [packet.DestinationPort])
                    foreach (var from in Is(Fields.SourcePorts) ? dice.SourcePorts.Where(now.SourcePorts.Contains) : [packet.SourcePort])
                        yield return $"{part.Fate} at {part.Where} as {new Packet((uint)source, (uint)destination, packet.Protocol, from, (int)to)} {way}";
    }

    private static bool Holds(PacketBox box, Packet packet) => box.Source.Contains(new(packet.Source)) && box.Destination.Contains(new(packet.Destination)) && box.Protocol.Contains((uint)packet.Protocol);
}
