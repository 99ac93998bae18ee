using System.Security.Cryptography;
using System.Text;

namespace HybridDrift.Checks;

public enum Status
{
    Pass,
    Fail,

    /// <summary>Could not be decided; the reason says why.</summary>
    Unknown,

    /// <summary>No API can show it; an owner attests it in the plan.</summary>
    Assumed,

    /// <summary>The plan's modes do not use it.</summary>
    NotApplicable,
}

/// <summary>The weighed answer of a check for one subject.</summary>
public sealed record Result(Check Check, Status Status, Outcome Outcome)
{
    public string Reason { get; init; } = Outcome.Reason;

    public Severity Severity => Outcome.Severity ?? Check.Severity;

    public string Fix => Outcome.Fix ?? Check.Fix;

    /// <summary>Of check, asset and subject: never a vendor id or a position, which change without meaning.</summary>
    public string Identity { get; } = Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes($"{Check.Id}\n{Outcome.Asset}\n{Outcome.Subject}")));
}
