using HybridDrift.Reports;

namespace HybridDrift.Local;

/// <summary>What the program tells its caller. Scripts depend on these numbers.</summary>
internal static class ExitCode
{
    public const int Compliant = 0, Drift = 1, CannotTell = 2, BadUsageOrPlan = 3, InternalError = 4;

    /// <summary>Stopped by Ctrl-C, as shells number it.</summary>
    public const int Interrupted = 130;

    public static int Of(Verdict verdict) => verdict switch
    {
        Verdict.Compliant => Compliant,
        Verdict.Drift => Drift,
        _ => CannotTell,
    };
}
