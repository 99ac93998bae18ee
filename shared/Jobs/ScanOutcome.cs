namespace HybridDrift.Jobs;

/// <summary>How an attempt at a job ended.</summary>
/// <param name="Run">Of the report that answers it; null when there is none.</param>
public sealed record ScanOutcome(ScanEnd End, string? Run = null);

public enum ScanEnd
{
    /// <summary>The site was scanned, and the report is kept.</summary>
    Reported,

    /// <summary>A scan that began after this one was asked for has shown what it would show.</summary>
    Coalesced,

    /// <summary>There was nothing to be scanned: the ticket is known in a newer revision, or asks for no scan.</summary>
    NothingToDo,

    /// <summary>Another job scans the site: this one has been sent again, for later.</summary>
    SiteBusy,
}
