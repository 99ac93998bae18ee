using HybridDrift.Plans;

namespace HybridDrift.Checks;

/// <summary>
/// One statement of the reference, checked against the live network. A check answers for each subject; the runner
/// weighs the answers, so that no check can pass on missing data.
/// </summary>
public abstract class Check
{
    /// <summary>The clause with a number: <c>A6-1</c> is the first check of clause A6.</summary>
    public abstract string Id { get; }

    /// <summary>The clause of the reference that it guards.</summary>
    public abstract string Clause { get; }

    /// <summary>What is true when it passes.</summary>
    public abstract string Title { get; }

    public abstract Severity Severity { get; }

    /// <summary>Why it matters: what breaks or stands open when it fails.</summary>
    public abstract string Why { get; }

    /// <summary>What to do when it fails.</summary>
    public abstract string Fix { get; }

    /// <summary>Why the plan's modes do not use it; null when they do.</summary>
    public virtual string? NotApplicable(SitePlan plan) => null;

    public abstract IEnumerable<Outcome> Run(CheckContext context);
}
