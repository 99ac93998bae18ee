using System.Globalization;
using System.Text.RegularExpressions;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.StrongSwan;

/// <summary>What stands after <c>name{id}:</c>: state, then the counters (<c>statusall</c> only), then the selectors.</summary>
internal static class ChildLines
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex State = new(
        @"^(?<state>[A-Z]+|\([0-9]+\)), (?<mode>[A-Z][A-Z0-9_]*)(, reqid [0-9]+)?"
        + @"(, (ESP|AH)(?<udp> in UDP)? SPIs: (?<in>[0-9a-f]{8})_i (?<out>[0-9a-f]{8})_o)?"
        + @"(, IPCOMP CPIs: [0-9a-f]+_i [0-9a-f]+_o)?(, expires in .+)?$", Linear);

    /// <summary>The proposal before the first comma is left out when it is not known.</summary>
    private static readonly Regex Counters = new(
        @"^(?<proposal>[^\s,]*), (?<in>[0-9]+) bytes_i( \([^)]*\))?, (?<out>[0-9]+) bytes_o( \([^)]*\))?, rekeying (in .+|active|disabled)$", Linear);

    /// <summary>Null when this is not the first line of an SA.</summary>
    public static ChildSa? TryFirst(string name, string id, string rest, Origin origin)
    {
        if (State.Match(rest) is not { Success: true, Groups: var groups }) return null;
        if (!long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        return new()
        {
            Name = name,
            Id = number,
            State = Enum.TryParse<ChildState>(groups["state"].Value, ignoreCase: true, out var state) ? state : ChildState.Unknown,
            Mode = groups["mode"].Value,
            SpiIn = Value(groups["in"]),
            SpiOut = Value(groups["out"]),
            UdpEncapsulated = groups["udp"].Success,
            Origin = origin,
        };
    }

    /// <summary>The SA with what the line adds; null when it is no line of an SA.</summary>
    public static ChildSa? TryMore(ChildSa sa, string rest)
    {
        if (SelectorText.TryParsePair(rest) is var (local, remote))
            return sa.HasSelectors ? null : sa with { Local = local, Remote = remote, HasSelectors = true };
        if (Counters.Match(rest) is not { Success: true, Groups: var groups }) return null;
        if (Bytes(groups["in"]) is not { } bytesIn || Bytes(groups["out"]) is not { } bytesOut) return null;
        return sa with { Proposal = Value(groups["proposal"]), BytesIn = bytesIn, BytesOut = bytesOut };
    }

    private static string? Value(Group group) => group.Length == 0 ? null : group.Value;

    private static long? Bytes(Group group) =>
        long.TryParse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? bytes : null;
}
