using HybridDrift.Storage;

namespace HybridDrift.Local.Serving;

/// <summary>The plans that a start brings along: those that it was given, or, when there are none at all, the example.</summary>
internal static class FirstPlans
{
    private static readonly string Example = Path.Combine(AppContext.BaseDirectory, "example", "plan.yaml");

    /// <param name="folders">Takes what the paths in these plans are relative to, by site.</param>
    /// <returns>Sites whose plan is new: they have not been scanned by it.</returns>
    public static async Task<IReadOnlyList<string>> AddAsync(PlanLibrary plans, IReadOnlyList<(string File, ScanPlan Plan)> given, Dictionary<string, string> folders, CancellationToken ct)
    {
        var example = KeptPlan(Example, await File.ReadAllBytesAsync(Example, ct));
        var kept = await plans.SitesAsync(ct);
        var added = new List<string>();
        foreach (var (file, plan) in given.Count == 0 && kept.Count == 0 ? [(Example, example)] : given)
        {
            folders[plan.Plan.Site] = Path.GetDirectoryName(Path.GetFullPath(file))!;
            var before = await plans.ReadAsync(plan.Plan.Site, ct);
            if (before is not null && before.Content.Span.SequenceEqual(plan.File.Span)) continue;
            var written = before is null ? await plans.CreateAsync(plan.Plan.Site, plan.File, ct) : (await plans.ReplaceAsync(plan.Plan.Site, plan.File, before.ETag, ct)).Written;
            if (!written) throw new IOException($"The plan of '{plan.Plan.Site}' was changed by another at the same time. Start again.");
            added.Add(plan.Plan.Site);
        }
        // A later start without plans finds the example's among those that are kept.
        if (await plans.ReadAsync(example.Plan.Site, ct) is { } stored && stored.Content.Span.SequenceEqual(example.File.Span))
            folders.TryAdd(example.Plan.Site, Path.GetDirectoryName(Example)!);
        return added;
    }

    private static ScanPlan KeptPlan(string file, byte[] content) =>
        Plans.PlanReader.Read(System.Text.Encoding.UTF8.GetString(content)).Plan is { } plan ? new(plan, content) : throw new InvalidOperationException($"'{file}' is not a plan.");
}
