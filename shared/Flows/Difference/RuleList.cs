using HybridDrift.Addresses;

namespace HybridDrift.Flows.Difference;

/// <summary>Rules in order, the first that matches decides. The last matches everything: it is the default.</summary>
internal sealed class RuleList<T> where T : class
{
    /// <summary>One rule as products of packet fields and interfaces.</summary>
    /// <param name="Rule">Null for the default.</param>
    /// <param name="Verdict">What it does to packets; equal verdicts do the same.</param>
    /// <param name="Sure">What it matches for certain.</param>
    /// <param name="Perhaps">What it may match; the same list as <paramref name="Sure"/> where that is all known.</param>
    /// <param name="Unknown">What the difference of the two rests on, in words: rules that have it in common match the same.</param>
    public sealed record Entry(T? Rule, object Verdict, IReadOnlyList<IntervalSet[]> Sure, IReadOnlyList<IntervalSet[]> Perhaps, string Unknown)
    {
        public bool IsOpen => !ReferenceEquals(Sure, Perhaps);

        public bool MeansTheSame(Entry other) =>
            Verdict.Equals(other.Verdict) && Unknown == other.Unknown && AreSame(Sure, other.Sure) && (!IsOpen || AreSame(Perhaps, other.Perhaps));

        /// <summary>Equal for entries that mean the same.</summary>
        public int MeaningHash()
        {
            var hash = new HashCode();
            hash.Add(Verdict);
            foreach (var product in Perhaps)
                foreach (var set in product) hash.Add(set);
            return hash.ToHashCode();
        }

        private static bool AreSame(IReadOnlyList<IntervalSet[]> one, IReadOnlyList<IntervalSet[]> other) =>
            one.Count == other.Count && one.Zip(other).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));
    }

    private readonly Flat sure, perhaps;

    public RuleList(IReadOnlyList<Entry> entries)
    {
        Entries = entries;
        sure = new(entries, e => e.Sure);
        IsOpen = entries.Any(e => e.IsOpen);
        perhaps = IsOpen ? new(entries, e => e.Perhaps) : sure;
    }

    public IReadOnlyList<Entry> Entries { get; }

    /// <summary>Some rule may match more than is known.</summary>
    public bool IsOpen { get; }

    /// <summary>The rules that may match some of the piece, in order.</summary>
    public IEnumerable<int> Touching(IntervalSet[] piece) => perhaps.Overlapping(piece, Entries.Count).Select(p => perhaps.Owner[p]).Distinct();

    /// <summary>What of the piece the rule decides, as disjoint pieces.</summary>
    /// <param name="certain">For certain; else what it may decide, which holds that as well.</param>
    public IEnumerable<IntervalSet[]> Decided(int rule, IntervalSet[]? piece, bool certain, Budget budget)
    {
        var own = certain ? sure : perhaps;
        var ahead = certain ? perhaps : sure;
        for (var p = own.Starts[rule]; p < own.Starts[rule + 1]; p++)
        {
            var product = own.Products[p];
            if (piece is not null && !Products.Overlap(product, piece)) continue;
            if (piece is not null) product = ProductDifference.Common(product, piece);
            var cuts = ahead.Overlapping(product, rule).Select(c => ahead.Products[c]).Concat(Enumerable.Range(own.Starts[rule], p - own.Starts[rule]).Select(c => own.Products[c]));
            foreach (var left in budget.Without(product, cuts)) yield return left;
        }
    }

    /// <summary>The products of all rules, one after the other.</summary>
    private sealed class Flat
    {
        public Flat(IReadOnlyList<Entry> entries, Func<Entry, IReadOnlyList<IntervalSet[]>> choose)
        {
            var (all, owner) = (new List<IntervalSet[]>(), new List<int>());
            Starts = new int[entries.Count + 1];
            for (var e = 0; e < entries.Count; e++)
            {
                all.AddRange(choose(entries[e]));
                while (owner.Count < all.Count) owner.Add(e);
                Starts[e + 1] = all.Count;
            }
            (Products, Owner) = (new(all), [.. owner]);
        }

        public Products Products { get; }

        public int[] Owner { get; }

        /// <summary>Where the products of each rule begin; one more than there are rules.</summary>
        public int[] Starts { get; }

        public List<int> Overlapping(IntervalSet[] piece, int beforeRule) => Products.Overlapping(piece, Starts[beforeRule]);
    }
}
