using HybridDrift.Collect;
using HybridDrift.Plans.Values;
using HybridDrift.Sites;

namespace HybridDrift.Drafts;

/// <summary>
/// A first plan, drafted from the network as it is: every value says where it was read, and what no document shows stands in it as
/// a question. It says what is, not what should be: whoever keeps it reads every line first.
/// </summary>
/// <param name="Questions">How many lines a person completes, or takes out.</param>
public sealed record PlanDraft(string Text, int Questions)
{
    /// <param name="site">The site's name; null when nobody has told it.</param>
    /// <param name="folder">Of the recording, relative to the plan file; null when it cannot be said so.</param>
    public static PlanDraft Of(Site network, string? site, string? folder)
    {
        var found = Found.In(network);
        var tunnels = TunnelsDraft.Of(found);
        var outbound = OutboundDraft.Of(found);
        DraftSection[] sections =
        [
            new("", "",
            [
                site is not null && TextForms.Site.Fits(site) ? Tell($"site: {Scalar.Of(site)}", "as the recording or the command says")
                    : Ask("site: NAME", "the recording does not say of which site it is: lower-case letters, digits and hyphens"),
                folder is null ? Ask("recording: FOLDER", "the folder of recorded documents, below the folder of this file; or 'sources' below")
                    : Tell($"recording: {Scalar.Of(folder)}", "scanned when no other is given; take it out to scan live"),
            ]),
            IntegrationDraft.Of(found, tunnels, outbound),
            NetworksDraft.Section(found.Networks),
            QuestionsDraft.AccountSubnets(found),
            EdgesDraft.Edges(found),
            EdgesDraft.Routers(found),
            VipsDraft.Of(found),
            QuestionsDraft.Services(found),
            outbound,
            QuestionsDraft.AlsoAllowed,
            tunnels.Section(),
            FlowsDraft.Of(found),
            QuestionsDraft.Nevers(found),
            QuestionsDraft.Attested,
            QuestionsDraft.Sources(network),
        ];
        var lines = Head(found).Concat(sections.Select(s => s.Rendered().ToArray()).Where(s => s.Length > 0).SelectMany(s => s.Prepend("")));
        return new(string.Join('\n', lines) + "\n", sections.Sum(s => s.Lines.Count(l => l.IsQuestion)));
    }

    internal static DraftLine Tell(string text, string note) => new(text, note, IsQuestion: false);

    internal static DraftLine Ask(string text, string note) => new(text, note, IsQuestion: true);

    private static IEnumerable<string> Head(Found found)
    {
        yield return "# A draft: what the network was when it was recorded, not what it should be. Read every line, then keep it as the plan.";
        yield return $"# Lines that begin with '{DraftSection.Mark.TrimEnd()}' could not be read: complete them and take the mark away, or take them out.";
        var unread = found.Used.Where(r => r.Completeness is Completeness.Partial or Completeness.Failed).DistinctBy(r => r.Document).ToArray();
        if (unread.Length == 0) yield break;
        yield return "#";
        yield return "# Not read, or not completely; what they would have shown may be missing here:";
        foreach (var reading in unread.OrderBy(r => r.Document, StringComparer.Ordinal)) yield return $"#   {Scalar.Remark(reading.Document)}";
    }
}
