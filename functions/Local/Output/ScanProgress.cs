using Spectre.Console;

namespace HybridDrift.Local.Output;

/// <summary>What the scan is doing, on a terminal; nothing where the output is piped.</summary>
internal static class ScanProgress
{
    public static Task<T> ShowAsync<T>(IAnsiConsole console, Func<IProgress<ScanStep>?, Task<T>> work) =>
        !console.Profile.Capabilities.Interactive || !console.Profile.Out.IsTerminal
            ? work(null)
            : console.Status().StartAsync(Words(ScanStep.Reading), context => work(new Immediate(step => context.Status(Words(step)))));

    private static string Words(ScanStep step) => step switch
    {
        ScanStep.Reading => "Reading the recording…",
        ScanStep.Parsing => "Understanding it…",
        ScanStep.Checking => "Checking it against the plan…",
        _ => "Writing the report…",
    };

    /// <summary>Tells at once and in order, which <see cref="System.Progress{T}"/> does not promise.</summary>
    private sealed class Immediate(Action<ScanStep> tell) : IProgress<ScanStep>
    {
        public void Report(ScanStep value) => tell(value);
    }
}
