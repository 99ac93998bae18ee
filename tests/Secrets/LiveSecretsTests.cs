using System.Text;
using HybridDrift.Collect;
using HybridDrift.Emulators;
using HybridDrift.Emulators.Kubernetes;
using HybridDrift.Local;
using HybridDrift.Tests.Collect.Nsx;
using HybridDrift.Tests.Storage;
using HybridDrift.Tests.Support;
using Spectre.Console.Testing;
using Fault = HybridDrift.Emulators.Fault;

namespace HybridDrift.Tests.Secrets;

/// <summary>Secrets of all kinds in every answer of the live systems: none leaves <c>record</c> or <c>scan</c>, and neither do the credentials.</summary>
public sealed class LiveSecretsTests
{
    /// <param name="withErrors">Some answers are errors that repeat the secrets and the credentials that they were asked with.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_secret_is_in_a_recording_a_report_the_store_or_on_the_console(bool withErrors)
    {
        using var folder = new TemporaryFolder();
        var planted = ExampleSite.Drifted();
        foreach (var path in planted.Documents.Where(d => !d.EndsWith("apis.json", StringComparison.Ordinal)).ToArray()) planted.Replace(path, Planted.In(path, planted[path]));
        planted.WriteTo(folder["site"]);
        var time = new JumpingTime();
        await using var site = await EmulatedSite.StartAsync(folder["site"], time);
        if (withErrors)
        {
            foreach (var path in new[] { "/api/4.0/edges/edge-7", "/api/2.0/vdn/virtualwires", "/api/2.0/services/ipset/ipset-12" }) site.Nsx.Faults.On(path, Echo);
            foreach (var part in new[] { "/services?", "/ippools?", "/configmaps/", "/exec?" }) _ = (site.Iks.With(new(part, FaultKind.Echo)), site.Icp.With(new(part, FaultKind.Echo, 403)));
        }
        var secret = $"planted-{Guid.NewGuid():n}";
        var plan = site.WritePlan(Path.Combine(ExampleSite.Folder, "plan.yaml"), folder["plan"], secret);
        Environment.SetEnvironmentVariable(GivenSecrets.VariableOf(secret), $"{site.Nsx.User}:{site.Nsx.Password}");
        var (console, error) = (new TestConsole().Width(4000), new StringWriter());
        try
        {
            Assert.InRange(await CommandLine.RunAsync(["record", plan, "--output", folder["out/recording"]], console, error, time), ExitCode.Compliant, ExitCode.CannotTell);
            Assert.InRange(await CommandLine.RunAsync(["scan", plan, "--output", folder["out/live"], "--store", folder["out/store"]], console, error, time), ExitCode.Drift, ExitCode.CannotTell);
            Assert.InRange(await CommandLine.RunAsync(["scan", plan, "--recording", folder["out/recording"], "--output", folder["out/recorded"]], console, error, time), ExitCode.Drift, ExitCode.CannotTell);
        }
        finally
        {
            Environment.SetEnvironmentVariable(GivenSecrets.VariableOf(secret), null);
        }

        var files = Directory.GetFiles(folder["out"], "*", SearchOption.AllDirectories);
        Assert.True(files.Length > 60, $"{files.Length}");
        foreach (var (place, text) in files.Select(f => (f, File.ReadAllText(f))).Append(("console", console.Output)).Append(("error", error.ToString())))
            foreach (var hidden in new[] { Planted.Mark, site.Nsx.Password, KubernetesEmulator.Token, "AUTHTOKEN eyJ", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{site.Nsx.User}:{site.Nsx.Password}")) })
                Assert.True(!text.Contains(hidden, StringComparison.Ordinal), $"'{hidden}' is in {place}: {text.Split('\n').FirstOrDefault(l => l.Contains(hidden, StringComparison.Ordinal))}");
        Assert.Equal(site.Nsx.Faults.Used > 0, withErrors);
    }

    /// <summary>An error that repeats what it was asked with, and says more than it should.</summary>
    private static Fault Echo => new("echo", call =>
    {
        call.Context.Response.StatusCode = 500;
        var all = $"{call.Context.Request.Headers.Authorization} {string.Join(' ', Planted.Secrets.Values)}";
        return call.Context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes($"<error><details><![CDATA[{all}]]></details><errorCode>{Planted.Mark}</errorCode></error>")).AsTask();
    });
}
