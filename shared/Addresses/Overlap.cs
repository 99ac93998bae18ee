namespace HybridDrift.Addresses;

/// <summary>Two ranges of a list that share addresses.</summary>
/// <param name="Outer">Index of the range that starts first; of two that start together, of the longer; of two that are the same, of the first.</param>
/// <param name="Inner">Index of the other.</param>
/// <param name="Shared">The addresses that both have.</param>
/// <param name="Contained">All of the inner range is in the outer one; of two prefixes that overlap this is always so.</param>
public readonly record struct Overlap(int Outer, int Inner, IntervalSet.Interval Shared, bool Contained);
