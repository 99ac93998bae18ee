namespace HybridDrift.Sites.Parse.StrongSwan;

/// <summary>The two ends of an IKE SA: <c>10.1.0.1[local id]...10.2.0.1[remote id]</c>.</summary>
internal sealed record PeerText(string LocalHost, string LocalId, string RemoteHost, string RemoteId)
{
    private const string Between = "]...";

    /// <summary>
    /// Ids are free text with blanks, commas and brackets. Hosts have no brackets, so the first id starts at the first one;
    /// it ends where a host follows. The peer chooses its id: when it looks like another end, nothing is read from it.
    /// </summary>
    public static PeerText? TryParse(string text)
    {
        var open = text.IndexOf('[');
        if (open < 0 || text[^1] != ']' || !SwanctlPeer.IsHost(text[..open])) return null;
        PeerText? found = null;
        for (var end = text.IndexOf(Between, open, StringComparison.Ordinal); end >= 0; end = text.IndexOf(Between, end + 1, StringComparison.Ordinal))
        {
            var host = end + Between.Length;
            var second = text.IndexOf('[', host);
            if (second < 0) break;
            if (!SwanctlPeer.IsHost(text[host..second])) continue;
            if (found is not null) return null;
            found = new(text[..open], text[(open + 1)..end], text[host..second], text[(second + 1)..^1]);
        }
        return found;
    }
}
