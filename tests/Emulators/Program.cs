using HybridDrift.Emulators.Kubernetes;
using HybridDrift.Emulators.Nsx;
using Fault = HybridDrift.Emulators.Fault;

// dotnet run --project tests/Emulators [RECORDING] [PATH=FAULT …]
var time = TimeProvider.System;
var folder = args.FirstOrDefault(a => !a.Contains('=')) ?? Path.Combine("infra", "example", "drifted");
var planFile = Path.Combine(folder, "..", "plan.yaml");
if (!Directory.Exists(Path.Combine(folder, "nsx")) || !File.Exists(planFile))
{
    Console.Error.WriteLine($"There is no recording with an nsx folder, and a plan.yaml beside it, at '{folder}': start at the top of the repository, or name one.");
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
await using var iks = await KubernetesEmulator.StartAsync(RecordedCluster.ReadFolder(Path.Combine(folder, "iks")));
await using var icp = await KubernetesEmulator.StartAsync(RecordedCluster.ReadFolder(Path.Combine(folder, "icp")));

var site = Path.Combine("out", "emulated");
Directory.CreateDirectory(site);
File.WriteAllText(Path.Combine(site, "iks.kubeconfig"), iks.Kubeconfig);
File.WriteAllText(Path.Combine(site, "icp.kubeconfig"), icp.Kubeconfig);
var plan = File.ReadAllLines(planFile).Where(l => !l.StartsWith("recording:", StringComparison.Ordinal) && !l.StartsWith("# yaml-language-server", StringComparison.Ordinal));
File.WriteAllText(Path.Combine(site, "plan.yaml"), string.Join('\n', plan) + $$$"""


    sources:
      nsx: {url: "{{{nsx.Url}}}", secret: emulated-nsx, certificate-sha256: {{{nsx.Certificate.Sha256}}}}
      iks: {kubeconfig-file: iks.kubeconfig, strongswan: {namespace: vpn, exec: true}}
      icp: {kubeconfig-file: icp.kubeconfig, strongswan: {namespace: vpn, exec: true}}

    """.Replace("\n    ", "\n"));

Console.WriteLine($"""
    NSX Manager {nsx.Url}, IKS {iks.Address}, ICP {icp.Address}

    In another terminal:

        export HYBRIDDRIFT_SECRET_EMULATED_NSX={nsx.User}:{nsx.Password}
        dotnet run --project functions/Local -- scan {site}/plan.yaml
        dotnet run --project functions/Local -- record {site}/plan.yaml --output out/recorded

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
