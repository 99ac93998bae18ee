using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Flows.Difference;

/// <summary>
/// The interfaces of an edge on both sides, so that the same number means the same one: 0 is the edge itself. An interface
/// that only one side has is taken to be on the other as well: that it came or went is a difference of its own.
/// </summary>
internal sealed class CommonInterfaces
{
    public IReadOnlyList<EdgeInterface> Before { get; }

    public IReadOnlyList<EdgeInterface> After { get; }

    private CommonInterfaces(IReadOnlyList<EdgeInterface> before, IReadOnlyList<EdgeInterface> after) => (Before, After) = (before, after);

    /// <param name="areAll">Nothing is missing from the two lists; else there may be interfaces of which nothing is known.</param>
    public static CommonInterfaces Of(IReadOnlyList<EdgeInterface> before, IReadOnlyList<EdgeInterface> after, bool areAll)
    {
        var (old, @new) = (Named(before), Named(after));
        var names = old.Concat(@new).Where(i => i.Value.Connected).Select(i => i.Key).Distinct().Order(StringComparer.Ordinal).ToArray();
        EdgeInterface[] unknown = areAll ? [] : [EdgeInterface.Unknown];
        return new([.. names.Select(n => old.GetValueOrDefault(n) ?? @new[n]), .. unknown], [.. names.Select(n => @new.GetValueOrDefault(n) ?? old[n]), .. unknown]);
    }

    /// <summary>What rules and routes know an interface by.</summary>
    public static string Identity(EdgeInterface one) => one.Index is { } index ? $"vNIC {index}" : one.Label;

    /// <summary>The interfaces of these numbers in words; null for all of them.</summary>
    public string? Text(IntervalSet numbers)
    {
        if (numbers.Count == (ulong)After.Count + 1) return null;
        return string.Join(", ", Enumerable.Range(0, After.Count + 1).Where(n => numbers.Contains((uint)n)).Select(n => n == 0 ? "the edge itself" : Identity(After[n - 1])));
    }

    private static Dictionary<string, EdgeInterface> Named(IEnumerable<EdgeInterface> interfaces) =>
        interfaces.GroupBy(Identity).ToDictionary(same => same.Key, same => same.OrderByDescending(i => i.Connected).First());
}
