using System.CommandLine;
using System.Net;
using HybridDrift.Local.Serving;
using HybridDrift.Storage;
using HybridDrift.Web;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Spectre.Console;

namespace HybridDrift.Local.Commands;

/// <summary><c>hybriddrift serve [PLAN…] [--urls URLS] [--store DIR]</c>.</summary>
internal static class ServeCommand
{
    private const string DefaultUrls = "http://127.0.0.1:8080", DefaultStore = "out";

    public static Command Create(IAnsiConsole console, TextWriter error, TimeProvider time)
    {
        var plans = new Argument<string[]>("PLAN") { Description = "Plan files of sites to scan. Without any, and with an empty store, the example.", Arity = ArgumentArity.ZeroOrMore };
        var urls = new Option<string>("--urls") { Description = $"Where to listen. Anything but loopback needs a key in {ApiKey.Variable}.", HelpName = "URLS", DefaultValueFactory = _ => DefaultUrls };
        var store = new Option<string?>("--store") { Description = $"Keep plans and reports in this folder. Default: {DefaultStore}, unless the settings {KeptIn.Section}:… name another place.", HelpName = "DIR" };
        var command = new Command("serve", "Scans by schedule, by tickets and on demand, and shows the reports, until it is stopped.") { plans, urls, store };
        command.SetAction((parsed, cancellation) => RunAsync(console, error, time, parsed.GetValue(plans) ?? [], parsed.GetRequiredValue(urls), parsed.GetValue(store), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(IAnsiConsole console, TextWriter error, TimeProvider time, string[] planFiles, string urls, string? store, CancellationToken cancellation)
    {
        var key = Environment.GetEnvironmentVariable(ApiKey.Variable) is { Length: > 0 } given ? given : null;
        if (key is { Length: < ApiKey.Shortest }) return await RefuseAsync(error, $"The key in {ApiKey.Variable} has to be at least {ApiKey.Shortest} characters long.");
        if (key is null && !urls.Split(';').All(IsLoopback))
            return await RefuseAsync(error, $"'{Output.Plain.Text(urls)}' can be reached from other machines: set a key of at least {ApiKey.Shortest} characters in {ApiKey.Variable}, or listen on 127.0.0.1.");
        var sites = new List<(string File, ScanPlan Plan)>();
        foreach (var file in planFiles)
        {
            if (await PlanFile.ReadAsync(file, error, cancellation) is not { } plan) return ExitCode.BadUsageOrPlan;
            sites.Add((file, plan));
        }
        try
        {
            var folders = new Dictionary<string, string>();
            await using var app = LocalHead.Build(urls, Settings(store), site => folders.GetValueOrDefault(site), key, time);
            var first = await FirstPlans.AddAsync(app.Services.GetRequiredService<PlanLibrary>(), sites, folders, cancellation);
            foreach (var site in first) await app.Services.GetRequiredService<ScansEndpoint>().AskAsync(site, cancellation);
            await app.StartAsync(cancellation);
            var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
            console.WriteLine($"HybridDrift is at {string.Join(" and ", addresses)}. Ctrl-C stops it.");
            await app.WaitForShutdownAsync(cancellation);
            return ExitCode.Compliant;
        }
        catch (InvalidOperationException e)
        {
            return await RefuseAsync(error, e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"It could not be started: {e.Message}");
            return ExitCode.InternalError;
        }
    }

    /// <summary>The folder that was asked for, or the one of other commands where no other place is set.</summary>
    private static Dictionary<string, string?> Settings(string? store)
    {
        var place = store ?? (IsSet("BlobServiceUri") || IsSet("ConnectionString") || IsSet("Folder") ? null : DefaultStore);
        return place is null ? [] : new() { [$"{KeptIn.Section}:Folder"] = place };

        static bool IsSet(string setting) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable($"{KeptIn.Section}:{setting}".Replace(":", "__", StringComparison.Ordinal)));
    }

    private static bool IsLoopback(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.IsLoopback
        && (uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));

    private static async Task<int> RefuseAsync(TextWriter error, string message)
    {
        await error.WriteLineAsync(message);
        return ExitCode.BadUsageOrPlan;
    }
}
