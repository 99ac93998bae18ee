namespace HybridDrift.Sites.Parse.StrongSwan;

/// <summary>
/// Finds what must be there and is not, in an output that was read to its end: ipsec prints no mark at the end, so that
/// a cut shows only by what is missing.
/// </summary>
internal sealed class CompletenessCheck(LocatedProblems problems, int lastLine)
{
    private const string Cut = "the text seems to be cut off";

    public void Run(IpsecStatus status, ulong? announced, bool saysNone, bool isStatusAll)
    {
        if (announced is null) problems.Add(lastLine, $"the line 'Security Associations (N up, M connecting):' is missing: {Cut}");
        // More than announced is no sign of a cut: an SA may come up while the list is printed.
        else if ((ulong)status.IkeSas.Count < announced)
            problems.Add(lastLine, $"{announced} IKE SAs are announced and {status.IkeSas.Count} listed: {Cut}");
        else if (status.IkeSas.Count == 0 && !saysNone) problems.Add(lastLine, $"neither an IKE SA nor 'none' is listed: {Cut}");
        if (saysNone && status.IkeSas.Count > 0) problems.Add(lastLine, "'none' stands beside IKE SAs: lines seem to be mixed up");
        if (isStatusAll && !status.HasConnections) problems.Add(lastLine, $"the block 'Connections:' is missing: {Cut}");
        foreach (var sa in status.IkeSas)
        {
            if (isStatusAll) CheckDetails(sa);
            foreach (var child in sa.Children) Check(child);
        }
        foreach (var child in status.Routed) Check(child);
    }

    private void CheckDetails(IkeSa sa)
    {
        if (sa.Version is null) problems.Add(sa.Origin, $"the line with the SPIs of this IKE SA is missing: {Cut}");
        else if (sa is { State: IkeState.Established, Proposal: null })
            problems.Add(sa.Origin, $"the line with the proposal of this IKE SA is missing: {Cut}");
    }

    private void Check(ChildSa child)
    {
        if (!child.HasSelectors) problems.Add(child.Origin, $"the line with the selectors of this child SA is missing: {Cut}");
        // Before they are agreed on there may be none.
        else if (child.State is ChildState.Installed or ChildState.Routed && (child.Local.All.Count == 0 || child.Remote.All.Count == 0))
            problems.Add(child.Origin, "one side of this child SA has no selector");
    }
}
