using HybridDrift.Emulators;
using HybridDrift.Emulators.Nsx;

// dotnet run --project tests/Emulators [RECORDING] [PATH=FAULT …]
var time = TimeProvider.System;
var folder = args.FirstOrDefault(a => !a.Contains('=')) ?? Path.Combine("infra", "example", "healthy");
if (!Directory.Exists(Path.Combine(folder, "nsx")))
{
    Console.Error.WriteLine($"There is no recording with an nsx folder at '{folder}': start at the top of the repository, or name one.");
    return 1;
}
await using var nsx = await NsxEmulator.StartAsync(NsxEmulator.Load(folder), time);
foreach (var pair in args.Where(a => a.Contains('=')).Select(a => a.Split('=', 2)))
{
    if (!Fault.Named.TryGetValue(pair[1], out var fault))
    {
        Console.Error.WriteLine($"There is no fault '{pair[1]}'; there are {string.Join(", ", Fault.Named.Keys)}.");
        return 1;
    }
    nsx.Faults.On(pair[0], fault(time));
}
Console.WriteLine($"""
    NSX Manager   {nsx.Url}
      certificate SHA-256 {nsx.Certificate.Sha256}
      user        {nsx.User}
      password    {nsx.Password}
    """);
// The Kubernetes emulators start here.
Console.WriteLine("Ctrl-C ends it.");
using var end = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    end.Cancel();
};
await Task.Delay(Timeout.InfiniteTimeSpan, time, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
return 0;
