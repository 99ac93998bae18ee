namespace HybridDrift.Changes;

/// <summary>What a revision of a ticket asks for.</summary>
public enum ChangeStep
{
    /// <summary>Nothing: a newer revision has been seen.</summary>
    PassedOver,

    /// <summary>Nothing: a window opened or closed, or the scan has been made.</summary>
    Nothing,

    /// <summary>A scan of what is there before.</summary>
    ScanBefore,

    /// <summary>A scan of what is there after, and a review.</summary>
    ScanAfter,

    /// <summary>The same of a change that was canceled.</summary>
    ScanCanceled,
}

/// <param name="Late">Of a scan before, this one or <paramref name="Before"/>: made after the change began.</param>
/// <param name="Before">Run of the scan to compare with; null when there is none.</param>
public sealed record ChangeTurn(ChangeStep Step, bool Late = false, string? Before = null);
