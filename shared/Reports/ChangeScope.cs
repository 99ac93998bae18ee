using HybridDrift.Collect;
using HybridDrift.Flows.Difference;
using HybridDrift.Plans;

namespace HybridDrift.Reports;

/// <summary>
/// What the scope of a ticket covers. A token is, as a whole and in any case of letters:
/// <list type="bullet">
/// <item>an asset of the plan: an edge by its name or NSX id (with its router), a router by its NSX id, a cluster, <c>nsx</c> (its lists
/// of edges, switches and distributed rules; not the edges themselves);</item>
/// <item>an area of every asset that has it: see <see cref="ScopeArea"/>;</item>
/// <item><c>asset/area</c>;</item>
/// <item>a tunnel of the plan, as <c>tunnel-</c> and its name, or by its name where nothing else has it: both its ends.</item>
/// </list>
/// What is none of these, or could be two, is not known and covers nothing.
/// </summary>
public sealed class ChangeScope
{
    /// <summary>All of an asset, an area of it, or an area of every asset.</summary>
    private sealed record Grant(ScopeAsset? Asset, ScopeArea? Area)
    {
        public bool IsOf(ScopeAsset asset) => Asset is null ? Area!.Kind == asset.Kind : Asset == asset;
    }

    private readonly IReadOnlyDictionary<string, ScopeAsset> shown;
    private readonly IReadOnlyList<Grant> grants;

    private ChangeScope(IReadOnlyDictionary<string, ScopeAsset> shown, IReadOnlyList<Grant> grants, IReadOnlyList<string> unknown) =>
        (this.shown, this.grants, Unknown) = (shown, grants, unknown);

    /// <summary>Tokens that mean nothing, as far as they may be shown.</summary>
    public IReadOnlyList<string> Unknown { get; }

    /// <summary>Whether any token is known.</summary>
    public bool IsKnown => grants.Count > 0;

    public static ChangeScope Of(SitePlan plan, IEnumerable<string> tokens)
    {
        var vocabulary = Vocabulary(plan);
        var (grants, unknown) = (new List<Grant>(), new List<string>());
        foreach (var token in tokens.Select(t => t.Trim()).Where(t => t.Length > 0))
        {
            if (Read(vocabulary, token) is { Count: > 0 } meant) grants.AddRange(meant);
            else unknown.Add(Shown(token));
        }
        return new(ScopeAsset.Shown(plan), [.. grants.Distinct()], [.. unknown.Distinct()]);
    }

    /// <summary>A text out of a ticket as it may be shown.</summary>
    public static string Shown(string token) => SecretText.Hide(token.Length > 100 ? token[..100] + "…" : token);

    public bool Covers(SiteChange change) => shown.TryGetValue(change.Asset, out var asset)
        ? Covers(asset, change.Area, change.Subject) == true || (asset == ScopeAsset.Nsx && change.Area == "edges" && Covers(ScopeAsset.Edge(change.Subject), "edge", null) == true)
        // An edge that the plan does not have can be covered by an area only.
        : grants.Any(g => g is { Asset: null, Area: { } area } && area.Covers(change.Area, change.Subject) == true);

    /// <summary>
    /// By the asset that the finding is about, and for a scope of areas by where the first of its evidence was read, which is what it
    /// is about. A flow or a <c>never</c> belongs to no asset: it is covered when all that decided it is on assets of the scope.
    /// </summary>
    /// <returns>Null when it may be: it was read in several places, or says of none.</returns>
    public bool? Covers(ReportResult finding)
    {
        EvidencePlace[] places = [.. finding.Evidence.Select(EvidencePlace.Of).OfType<EvidencePlace>()];
        if (shown.TryGetValue(finding.Asset, out var asset)) return Covers(asset, [.. places.Where(p => p.Asset is null || p.Asset == asset)]);
        if (places is not [{ Asset: { } first } lead, ..] || Covers(first, lead.Area, null) is not true) return false;
        return places.All(p => p.Asset is null || grants.Any(g => g.IsOf(p.Asset))) ? true : null;
    }

    private bool? Covers(ScopeAsset asset, IReadOnlyList<EvidencePlace> places)
    {
        if (grants.Any(g => g.Area is null && g.IsOf(asset))) return true;
        if (!grants.Any(g => g.IsOf(asset))) return false;
        if (places.Count == 0) return null;
        bool?[] answers = [.. places.Select(p => Covers(asset, p.Area, null))];
        return answers[0] is true ? true : answers.Any(a => a is not false) ? null : false;
    }

    private bool? Covers(ScopeAsset asset, string? area, string? subject)
    {
        bool?[] answers = [.. grants.Where(g => g.IsOf(asset)).Select(g => g.Area is null ? true : g.Area.Covers(area, subject))];
        return answers.Contains(true) ? true : answers.Contains(null) ? null : false;
    }

    private static IReadOnlyList<Grant> Read(ILookup<string, IReadOnlyList<Grant>> vocabulary, string token) => token.Split('/') switch
    {
        [var name] => Meaning(vocabulary, name),
        [var name, var area] when Meaning(vocabulary, area) is [{ Asset: null, Area: { } named }] =>
            [.. Meaning(vocabulary, name).Where(g => g is { Asset: not null, Area: null } && g.Asset.Kind == named.Kind).Select(g => g with { Area = named })],
        _ => [],
    };

    private static IReadOnlyList<Grant> Meaning(ILookup<string, IReadOnlyList<Grant>> vocabulary, string name) => vocabulary[name.Trim()].ToArray() is [var one] ? one : [];

    private static ILookup<string, IReadOnlyList<Grant>> Vocabulary(SitePlan plan)
    {
        List<(string Token, IReadOnlyList<Grant> Grants)> all =
        [
            .. ScopeAsset.Named(plan).Select(n => (n.Token, (IReadOnlyList<Grant>)[.. n.Assets.Select(a => new Grant(a, null))])),
            .. ScopeArea.All.Select(a => (a.Token, (IReadOnlyList<Grant>)[new Grant(null, a)])),
        ];
        var taken = all.Select(a => a.Token).ToHashSet();
        foreach (var vpn in plan.Vpns)
        {
            IReadOnlyList<Grant> ends = [.. ScopeAsset.Ends(plan, vpn).Select(e => new Grant(e.Asset, ScopeArea.All.Single(a => a.Token == e.Area)))];
            all.Add(($"tunnel-{vpn.Name}", ends));
            if (!taken.Contains(vpn.Name)) all.Add((vpn.Name, ends));
        }
        return all.ToLookup(a => a.Token, a => a.Grants, StringComparer.OrdinalIgnoreCase);
    }
}
