using HybridDrift.Drafts;
using HybridDrift.Plans;
using HybridDrift.Sites.Parse;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Drafts;

/// <summary>A draft of an example site, and what reads it back.</summary>
internal static class DraftCase
{
    public static PlanDraft Draft(this ExampleSite site) => PlanDraft.Of(SiteParser.Parse(site.Recording, [], []), "dal10", "healthy");

    public static SitePlan Plan(this PlanDraft draft)
    {
        var reading = PlanReader.Read(draft.Text);
        Assert.Empty(reading.Problems);
        return reading.Plan!;
    }

    /// <summary>The line that drafts or asks for a key, without its remark.</summary>
    public static string Line(this PlanDraft draft, string key) =>
        Assert.Single(draft.Text.Split('\n'), l => l.TrimStart(' ', '#', '?').StartsWith(key + ":", StringComparison.Ordinal)).Trim().Split("  #")[0].Trim();

    public static bool Asks(this PlanDraft draft, string key) =>
        draft.Text.Split('\n').Any(l => l.TrimStart().StartsWith("# ?", StringComparison.Ordinal) && l.TrimStart(' ', '#', '?').StartsWith(key + ":", StringComparison.Ordinal));
}
