using HybridDrift.Emulators;

// dotnet run --project tests/Emulators [RECORDING] [--large] [PATH=FAULT …]
const string Secret = "emulated-nsx";
var time = TimeProvider.System;
var folder = args.FirstOrDefault(a => !a.Contains('=') && a != "--large") ?? Path.Combine("infra", "example", "drifted");
var planFile = Path.Combine(folder, "..", "plan.yaml");
if (!Directory.Exists(Path.Combine(folder, "nsx")) || !File.Exists(planFile))
{
    Console.Error.WriteLine($"There is no recording with an nsx folder, and a plan.yaml beside it, at '{folder}': start at the top of the repository, or name one.");
    return 1;
}
if (args.Contains("--large"))
{
    var large = Path.Combine("out", "large");
    LargeSite.Write(folder, large);
    folder = large;
}
await using var site = await EmulatedSite.StartAsync(folder, time);
foreach (var pair in args.Where(a => a.Contains('=')).Select(a => a.Split('=', 2)))
{
    if (!Fault.Named.TryGetValue(pair[1], out var fault))
    {
        Console.Error.WriteLine($"There is no fault '{pair[1]}'; there are {string.Join(", ", Fault.Named.Keys)}.");
        return 1;
    }
    site.Nsx.Faults.On(pair[0], fault(time));
}
var plan = site.WritePlan(planFile, Path.Combine("out", "emulated"), Secret);
Console.WriteLine($"""
    NSX Manager {site.Nsx.Url}
    IKS         {site.Iks.Address}
    ICP         {site.Icp.Address}

    In another terminal:

        export HYBRIDDRIFT_SECRET_{Secret.ToUpperInvariant().Replace('-', '_')}={site.Nsx.User}:{site.Nsx.Password}
        dotnet run --project functions/Local -- scan {plan}
        dotnet run --project functions/Local -- record {plan} --output out/recorded

    Ctrl-C ends it.
    """);
using var end = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    end.Cancel();
};
await Task.Delay(Timeout.InfiniteTimeSpan, time, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
return 0;
