using System.Text.RegularExpressions;

namespace HybridDrift.Sites.Parse.StrongSwan;

/// <summary>
/// An IKE SA while its lines are read: swanctl prints each kind of line once for it and once for each child, so that a line
/// comes again only where another was lost.
/// </summary>
internal sealed class SwanctlSa
{
    private const string Cut = "the text seems to be cut off";

    private static readonly Regex KeySize = new("-(?<bits>[0-9]+)(?=/|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private readonly LocatedProblems problems;
    private readonly List<(ChildSa Sa, bool Installed, bool In, bool Out, TrafficSelectors? Local, TrafficSelectors? Remote)> children = [];
    private IkeSa sa;
    private bool hasLocal, hasRemote, isEstablished;

    public SwanctlSa(GroupCollection first, int number, LocatedProblems problems)
    {
        this.problems = problems;
        sa = new()
        {
            Name = first["name"].Value,
            Id = Number(first["id"].Value, number),
            State = SwanctlSas.Ike(first["state"].Value),
            Version = first["version"].Value,
            InitiatorSpi = first["initiator"].Value,
            ResponderSpi = first["responder"].Value,
            LocalHost = "%any",
            LocalId = "%any",
            RemoteHost = "%any",
            RemoteId = "%any",
            Origin = problems.Line(number),
        };
    }

    public bool HasNoChild => children.Count == 0;

    public bool TryOpenChild(GroupCollection first, int number)
    {
        children.Add((new()
        {
            Name = first["name"].Value,
            Id = Number(first["id"].Value, number),
            State = SwanctlSas.Child(first["state"].Value),
            Mode = first["mode"].Value,
            UdpEncapsulated = first["udp"].Success,
            Proposal = first["proposal"].Value.Length == 0 ? null : AsOfIpsec(first["proposal"].Value),
            Origin = problems.Line(number),
        }, false, false, false, null, null));
        return true;
    }

    public bool TryPeer(SwanctlPeer peer)
    {
        if (!HasNoChild || (peer.IsLocal ? hasLocal : hasRemote)) return false;
        sa = peer.IsLocal ? sa with { LocalHost = peer.Host, LocalId = peer.Id } : sa with { RemoteHost = peer.Host, RemoteId = peer.Id };
        return peer.IsLocal ? hasLocal = true : hasRemote = true;
    }

    public bool TryProposal(string text)
    {
        if (!HasNoChild || sa.Proposal is not null) return false;
        sa = sa with { Proposal = AsOfIpsec(text) };
        return true;
    }

    public bool TryEstablished() => HasNoChild && !isEstablished && (isEstablished = true);

    public bool TryInstalled()
    {
        if (HasNoChild || children[^1].Installed) return false;
        children[^1] = children[^1] with { Installed = true };
        return true;
    }

    public bool TryCounters(bool isIn, string spi, string bytes)
    {
        if (HasNoChild || (isIn ? children[^1].In : children[^1].Out)) return false;
        var (child, value) = (children[^1], spi[0] == '(' ? null : spi);
        children[^1] = isIn
            ? child with { In = true, Sa = child.Sa with { SpiIn = value, BytesIn = SwanctlSas.Number(bytes) } }
            : child with { Out = true, Sa = child.Sa with { SpiOut = value, BytesOut = SwanctlSas.Number(bytes) } };
        return true;
    }

    public bool TrySelectors(bool isLocal, string text)
    {
        if (HasNoChild || (isLocal ? children[^1].Local : children[^1].Remote) is not null) return false;
        if (SelectorText.TryParse(text == "(null)" ? "" : text) is not { } selectors) return false;
        children[^1] = isLocal ? children[^1] with { Local = selectors } : children[^1] with { Remote = selectors };
        return true;
    }

    public void Close(SwanctlSas sas)
    {
        if (!hasLocal || !hasRemote) problems.Add(sa.Origin, $"a line with an end of this IKE SA is missing: {Cut}");
        if (sa.State == IkeState.Established && (sa.Proposal is null || !isEstablished))
            problems.Add(sa.Origin, $"the lines with the proposal and the age of this IKE SA are not both there: {Cut}");
        foreach (var child in children)
            if (!child.Installed || !child.In || !child.Out || child.Local is null || child.Remote is null)
                problems.Add(child.Sa.Origin, $"a line of this child SA is missing: {Cut}");
        sas.Add(sa with
        {
            Children = [.. children.Select(c => c is { Local: { } local, Remote: { } remote } ? c.Sa with { Local = local, Remote = remote, HasSelectors = true } : c.Sa)],
        });
    }

    /// <summary>ipsec joins the key size by an underscore: <c>AES_CBC_256</c>.</summary>
    private static string AsOfIpsec(string proposal) => KeySize.Replace(proposal, "_${bits}");

    private long Number(string text, int line)
    {
        if (SwanctlSas.Number(text) is { } number) return number;
        problems.Add(line, "the number of this SA is none");
        return 0;
    }
}
