using HybridDrift.Addresses;

namespace HybridDrift.Flows.Difference;

/// <summary>
/// The packets that two lists of rules treat differently, by the rules that decide on either side. Only what rules decide
/// that were added, removed, changed or moved is looked at: see <see cref="CommonOrder"/>.
/// </summary>
internal static class RuleListDifference
{
    /// <param name="Before">The rule that decides before; null for the default.</param>
    /// <param name="Certain">False where a rule may decide, no more; such packets lie in one part for each pair that may.</param>
    /// <param name="Pieces">Disjoint.</param>
    public sealed record Part<T>(RuleList<T>.Entry Before, RuleList<T>.Entry After, bool Certain, IReadOnlyList<IntervalSet[]> Pieces) where T : class;

    /// <summary>In the order of the rules before, then of those after. Not whole when the budget is spent.</summary>
    public static IReadOnlyList<Part<T>> Of<T>(RuleList<T> before, RuleList<T> after, Budget budget) where T : class
    {
        var order = CommonOrder.Of(before, after);
        var found = new SortedDictionary<(int Old, int New, bool Doubtful), List<IntervalSet[]>>();
        var open = before.IsOpen || after.IsOpen;
        for (var o = 0; o < before.Entries.Count; o++)
            if (order.TwinOfOld[o] < 0) Compare(before, o, after, order.TwinOfNew, alsoWithoutTwin: true, (o, n) => (o, n));
        for (var n = 0; n < after.Entries.Count; n++)
            if (order.TwinOfNew[n] < 0) Compare(after, n, before, order.TwinOfOld, alsoWithoutTwin: false, (n, o) => (o, n));
        return [.. found.Select(f => new Part<T>(before.Entries[f.Key.Old], after.Entries[f.Key.New], !f.Key.Doubtful, ProductDifference.Joined(f.Value)))];

        void Compare(RuleList<T> list, int rule, RuleList<T> other, int[] twins, bool alsoWithoutTwin, Func<int, int, (int, int)> key)
        {
            Search(certain: true);
            if (open) Search(certain: false);

            void Search(bool certain)
            {
                foreach (var piece in list.Decided(rule, null, certain, budget))
                {
                    foreach (var candidate in other.Touching(piece))
                    {
                        // A twin ahead of the rule would have decided there, too.
                        if (twins[candidate] < 0 ? !alsoWithoutTwin : twins[candidate] < rule) continue;
                        if (list.Entries[rule].Verdict.Equals(other.Entries[candidate].Verdict)) continue;
                        var (o, n) = key(rule, candidate);
                        foreach (var part in other.Decided(candidate, piece, certain, budget)) Add(o, n, certain, part);
                    }
                }
            }
        }

        void Add(int o, int n, bool certain, IntervalSet[] piece)
        {
            IReadOnlyList<IntervalSet[]> pieces = certain || !found.TryGetValue((o, n, false), out var sure) ? [piece] : budget.Without(piece, sure);
            if (pieces.Count == 0) return;
            if (!found.TryGetValue((o, n, !certain), out var list)) found.Add((o, n, !certain), list = []);
            list.AddRange(pieces);
        }
    }
}
