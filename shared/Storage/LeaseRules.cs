namespace HybridDrift.Storage;

/// <summary>What the leases of all stores have in common.</summary>
internal static class LeaseRules
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <exception cref="ArgumentOutOfRangeException">No lease can last so long, or so short.</exception>
    public static TimeSpan RequireDuration(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, Shortest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(duration, Longest);
        return duration;
    }

    /// <summary>Where a store keeps the lease: beside the object of that name, under what cannot be the name of an object.</summary>
    public static string PathOf(ObjectName name)
    {
        var last = name.Value.LastIndexOf('/') + 1;
        return $"{name.Value[..last]}~{name.Value[last..]}.lease";
    }
}
