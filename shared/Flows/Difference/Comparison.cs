using HybridDrift.Collect;

namespace HybridDrift.Flows.Difference;

/// <summary>Collects what is different, and what could not be compared.</summary>
/// <param name="inNeither">Whether neither recording has, or promises, a document.</param>
internal sealed class Comparison(Predicate<string> inNeither)
{
    private readonly List<SiteChange> changes = [];
    private readonly List<NotCompared> notCompared = [];
    private readonly SortedSet<string> neither = new(StringComparer.Ordinal);
    private int compared;

    public SiteDifference Result => new(changes, [.. notCompared.Distinct()], [.. neither], compared);

    public void Add(IEnumerable<SiteChange> found) => changes.AddRange(found);

    public void CannotTell(string asset, string area, string reason) => notCompared.Add(new(asset, area, reason));

    /// <summary>Whether two readings can be compared; what they do not tell is noted.</summary>
    /// <returns>Null when there is nothing to compare; else whether a difference is certain.</returns>
    public bool? Both(string asset, string area, IReading before, IReading after)
    {
        if (before.Completeness == Completeness.Failed && after.Completeness == Completeness.Failed && inNeither(before.Document) && inNeither(after.Document))
        {
            neither.Add(before.Document);
            return null;
        }
        var known = Noted(asset, area, "before", before) & Noted(asset, area, "after", after);
        if (before.Completeness == Completeness.Failed || after.Completeness == Completeness.Failed) return null;
        compared++;
        return known;
    }

    /// <summary>Compares things that are known by their names.</summary>
    public void Items(string asset, string area, IReading before, IReading after, IEnumerable<Item> old, IEnumerable<Item> @new)
    {
        if (Both(asset, area, before, after) is not { } certain) return;
        var (was, isNow) = (Named(old), Named(@new));
        foreach (var name in was.Keys.Union(isNow.Keys).Order(StringComparer.Ordinal))
        {
            var (one, other) = (was.GetValueOrDefault(name), isNow.GetValueOrDefault(name));
            // Not found on a side that was not read as a whole: it may be there all the same, and the side has been noted.
            if ((one is null && before.Completeness == Completeness.Partial) || (other is null && after.Completeness == Completeness.Partial)) continue;
            if (one is null || other is null) changes.Add(new(asset, area, name, one?.Text ?? SiteChange.NotThere, other?.Text ?? SiteChange.NotThere) { Certain = certain });
            else Fields(asset, area, one, other, certain);
        }
    }

    private void Fields(string asset, string area, Item before, Item after, bool certain)
    {
        var different = before.Fields.Join(after.Fields, f => f.Name, f => f.Name, (f, g) => (f.Name, Before: f.Value, After: g.Value)).Where(f => f.Before != f.After || f.Before is null).ToArray();
        foreach (var side in different.Where(f => f.Before is null || f.After is null))
            CannotTell(asset, area, $"{before.Name}: {(side.After is not null ? "the recording before does not tell" : side.Before is not null ? "the recording after does not tell" : "neither recording tells")} {side.Name}");
        var told = different.Where(f => f.Before is not null && f.After is not null).ToArray();
        if (told.Length == 0) return;
        changes.Add(new(asset, area, before.Name, string.Join("; ", told.Select(f => $"{f.Name} {f.Before}")), string.Join("; ", told.Select(f => $"{f.Name} {f.After}"))) { Certain = certain });
    }

    private bool Noted(string asset, string area, string side, IReading reading)
    {
        if (reading.Completeness is Completeness.Complete or Completeness.NotConfigured) return true;
        foreach (var problem in reading.Problems.Take(3)) CannotTell(asset, area, $"{side}: {problem}");
        if (reading.Problems.Count > 3) CannotTell(asset, area, $"{side}: {reading.Problems.Count - 3} more problems in {reading.Document}");
        return false;
    }

    /// <summary>Things of one name are told apart by nothing: they count together.</summary>
    private static Dictionary<string, Item> Named(IEnumerable<Item> items) => items.GroupBy(i => i.Name)
        .ToDictionary(same => same.Key, same => same.Count() == 1 ? same.First() : Item.Together(same.Key, [.. same]), StringComparer.Ordinal);
}
