using System.Globalization;
using System.Text.RegularExpressions;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.StrongSwan;

/// <summary>What stands after <c>name[id]:</c>. The first line makes the SA; <c>statusall</c> adds others to it.</summary>
internal static class IkeLines
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex State = new(@"^(?<state>[A-Z]+|\([0-9]+\))( [0-9]+ [a-z]+ ago)?, (?<peers>.+)$", Linear);

    private static readonly Regex Spis = new(
        @"^(?<version>IKE\S+) SPIs: (?<initiator>[0-9a-f]{16})_i\*? (?<responder>[0-9a-f]{16})_r\*?(, .+)?$", Linear);

    private static readonly Regex Proposal = new(@"^IKE proposal: (?<proposal>\S+)$", Linear);

    private static readonly Regex Other = new(@"^(Remote (EAP|XAuth) identity: .+|Tasks (queued|active|passive): .+)$", Linear);

    /// <summary>Null when this is not the first line of an SA.</summary>
    public static IkeSa? TryFirst(string name, string id, string rest, Origin origin)
    {
        if (State.Match(rest) is not { Success: true, Groups: var groups }) return null;
        if (PeerText.TryParse(groups["peers"].Value) is not { } peers) return null;
        if (!long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        return new()
        {
            Name = name,
            Id = number,
            State = Enum.TryParse<IkeState>(groups["state"].Value, ignoreCase: true, out var state) ? state : IkeState.Unknown,
            LocalHost = peers.LocalHost,
            LocalId = peers.LocalId,
            RemoteHost = peers.RemoteHost,
            RemoteId = peers.RemoteId,
            Origin = origin,
        };
    }

    /// <summary>The SA with what the line adds; null when it is no line of an SA.</summary>
    public static IkeSa? TryMore(IkeSa sa, string rest)
    {
        if (Spis.Match(rest) is { Success: true, Groups: var spis })
        {
            return sa with
            {
                Version = spis["version"].Value,
                InitiatorSpi = spis["initiator"].Value,
                ResponderSpi = spis["responder"].Value,
            };
        }
        if (Proposal.Match(rest) is { Success: true, Groups: var groups }) return sa with { Proposal = groups["proposal"].Value };
        return Other.IsMatch(rest) ? sa : null;
    }
}
