using HybridDrift.Collect;
using HybridDrift.Plans;
using Spectre.Console;

namespace HybridDrift.Local.Output;

/// <summary>The reading of live systems on a terminal: how far each source is, then what could not be read.</summary>
internal static class LiveReading
{
    private const int MostTroubles = 12;

    /// <summary>Contents of a recording, read from the sources of the plan.</summary>
    public static Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>> ShowAsync(IAnsiConsole console, string planFile, SitePlan plan, TimeProvider time, CancellationToken cancellation)
    {
        var live = new LiveSite(plan, Path.GetDirectoryName(Path.GetFullPath(planFile))!, new GivenSecrets(), time);
        return console.Profile.Capabilities.Interactive && console.Profile.Out.IsTerminal
            ? console.Status().StartAsync("Reading", status => live.ReadAsync(new Counts(text => status.Status = Markup.Escape(text)), cancellation))
            : live.ReadAsync(progress: null, cancellation);
    }

    public static void Summary(IAnsiConsole console, Recording recording)
    {
        console.Write(new Text($"{recording.Documents.Count} documents were read."));
        console.WriteLine();
        foreach (var trouble in recording.Troubles.Take(MostTroubles))
        {
            console.Write(new Text(Plain.Text($"not read: {trouble}"), new Style(Color.Yellow)));
            console.WriteLine();
        }
        if (recording.Troubles.Count > MostTroubles) console.WriteLine($"… and {recording.Troubles.Count - MostTroubles} more, in recording.json.");
    }

    /// <summary>Sources report from several threads.</summary>
    private sealed class Counts(Action<string> show) : IProgress<LiveProgress>
    {
        private readonly Lock gate = new();
        private readonly SortedDictionary<string, int> done = new(StringComparer.Ordinal);

        public void Report(LiveProgress value)
        {
            lock (gate)
            {
                done[value.Source] = done.GetValueOrDefault(value.Source) + 1;
                show($"Reading {string.Join(", ", done.Select(d => $"{d.Key} {d.Value}"))}");
            }
        }
    }
}
