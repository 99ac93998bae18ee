using HybridDrift.Plans;

namespace HybridDrift.Checks.A;

/// <summary>A2: what was read is what is in force.</summary>
public sealed class Forwarding : Check
{
    public override string Id => "A2-4";
    public override string Clause => "A2";
    public override string Title => "The configuration that was read of each edge is the one that forwards";
    public override Severity Severity => Severity.Medium;
    public override string Why => "A saved configuration that is not published is not in force yet, and distributed-firewall rules on an edge come ahead of its own: every other answer about the edge would speak of something else.";
    public override string Fix => "Publish the configuration, or discard it; move rules that are applied to the edge into the edge's own firewall.";
    public override string? NotApplicable(SitePlan plan) => plan.Edges.Count == 0 ? "the plan has no edges" : null;
    public override IEnumerable<Outcome> Run(CheckContext context) => context.Plan.Edges.SelectMany(edge => Edge(context, edge));

    private static IEnumerable<Outcome> Edge(CheckContext context, PlanEdge planEdge)
    {
        var reading = context.Gateway(planEdge).Health;
        var health = reading.Value;
        var asset = $"{planEdge.Name} ({planEdge.Nsx})";
        var versions = health.Appliances.Select(a => a.ConfigVersion).OfType<string>().ToArray();
        var identity = context.Gateway(planEdge).Identity;
        var published = new Subject(asset, "published", reading, identity);
        var proof = new Proof(health.Origin, $"configuration {health.ConfigVersion}, {(health.Published == true ? "published" : "not published")}; appliances run {(versions.Length == 0 ? "what they do not say" : string.Join(", ", versions))}");
        yield return health.Published switch
        {
            _ when identity.Value.Version.Length > 0 && health.ConfigVersion.Length > 0 && identity.Value.Version != health.ConfigVersion =>
                published.Unknown($"{identity.Document} is of configuration {identity.Value.Version}, {reading.Document} of {health.ConfigVersion}: the edge changed between the two; read both again", proof),
            null => published.Unknown("the edge does not say whether its configuration is published"),
            false => published.Fail(DriftKind.Different, "published", "saved, but not yet on the appliance", proof),
            true when versions.Any(v => v != health.ConfigVersion) =>
                published.Fail(DriftKind.Different, $"every appliance runs configuration {health.ConfigVersion}", $"one runs {versions.First(v => v != health.ConfigVersion)}", proof),
            // A standby that is switched off forwards nothing; that none says what it runs leaves it open what forwards.
            true when versions.Length == 0 => published.Unknown($"no appliance says which configuration it runs ({reading.Document})", proof),
            true => published.Pass("published", $"configuration {health.ConfigVersion} is in force", proof),
        };
        var ahead = new Subject(asset, "rules ahead of its own", reading);
        var rules = context.Site.PreRules.Value.Where(r => r.Enabled && (r.Edges.Count == 0 || r.Edges.Contains(planEdge.Nsx))).ToArray();
        yield return health.HasPreRules
            ? ahead.Fail(DriftKind.Extra, "none", rules.Length == 0 ? "there are some" : string.Join("; ", rules.Select(r => $"'{r.Name}' ({r.Action})")),
                [new Proof(health.Origin, "preRulesExists true"), .. rules.Select(r => new Proof(r.Origin, $"distributed firewall rule {r.Id} '{r.Name}': {r.Action}"))])
            : ahead.Pass("none", "none");
    }
}
