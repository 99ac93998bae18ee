using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Azure.Storage;
using Azure.Storage.Blobs;
using HybridDrift.Storage;

namespace HybridDrift.Tests.Storage;

/// <summary>The storage emulator for the tests of its collection: in memory, on a port of its own choice, and gone with them.</summary>
public sealed partial class AzuriteServer : IAsyncLifetime
{
    public const string Tests = "Azurite";

    private const string Account = "tests";

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    private readonly string key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private readonly TaskCompletionSource<string> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> queues = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> beginning = [];
    private Process? server;
    private int containers;

    public StorageSharedKeyCredential Credential => new(Account, key);

    /// <summary>Makes an empty container.</summary>
    /// <returns>Its name.</returns>
    public string NewContainer()
    {
        var name = $"test-{Interlocked.Increment(ref containers)}";
        Client(name).Create();
        return name;
    }

    public BlobContainerClient Client(string container, BlobClientOptions? options = null) =>
        new(UriOf(container), Credential, options ?? AzureBlobStore.ClientOptions());

    /// <summary>For clients that take all of it from one text, as a person would give it.</summary>
    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={key};BlobEndpoint={address.Task.Result}/{Account};QueueEndpoint={queues.Task.Result}/{Account}";

    public Uri UriOf(string container) => new($"{address.Task.Result}/{Account}/{container}");

    /// <summary>Starts nothing where it cannot run: the tests that need it are skipped there.</summary>
    public async Task InitializeAsync()
    {
        if (AzuritePackages.Missing is not null)
            return;
        await AzuritePackages.InstallAsync();
        server = Start();
        try
        {
            await Task.WhenAll(address.Task, queues.Task).WaitAsync(StartTimeout);
        }
        catch (TimeoutException)
        {
            await DisposeAsync();
            throw new TimeoutException($"Azurite did not start in {StartTimeout.TotalSeconds:0} seconds. It said: {Beginning()}");
        }
    }

    public async Task DisposeAsync()
    {
        if (server is null)
            return;
        server.Kill(entireProcessTree: true);
        await server.WaitForExitAsync();
        server.Dispose();
        server = null;
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(
            AzuritePackages.Node!,
            ["start.js", "--blobHost", "127.0.0.1", "--blobPort", "0", "--queueHost", "127.0.0.1", "--queuePort", "0", "--tableHost", "127.0.0.1", "--tablePort", "0", "--inMemoryPersistence", "--disableTelemetry"])
        {
            WorkingDirectory = AzuritePackages.Folder,
            RedirectStandardInput = true, // when the test run is killed, the end of this pipe ends the server
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AZURITE_ACCOUNTS"] = $"{Account}:{key}";
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Listen(line.Data);
        process.ErrorDataReceived += (_, line) => Listen(line.Data);
        process.Exited += (_, _) =>
        {
            address.TrySetException(new InvalidOperationException($"Azurite ended. It said: {Beginning()}"));
            queues.TrySetException(new InvalidOperationException($"Azurite ended. It said: {Beginning()}"));
        };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Goes on to the end of the run, or the server would stop at a full pipe.</summary>
    private void Listen(string? line)
    {
        if (line is null || (address.Task.IsCompleted && queues.Task.IsCompleted))
            return;
        lock (beginning)
            beginning.Add(line);
        if (Listening().Match(line) is { Success: true } match)
        {
            if (line.Contains("Blob service", StringComparison.Ordinal)) address.TrySetResult(match.Value);
            if (line.Contains("Queue service", StringComparison.Ordinal)) queues.TrySetResult(match.Value);
        }
    }

    private string Beginning()
    {
        lock (beginning)
            return string.Join('\n', beginning);
    }

    [GeneratedRegex(@"(?<=successfully listen\w+ (on|at) )http://127\.0\.0\.1:\d+")]
    private static partial Regex Listening();
}

/// <summary>One server for all tests of the collection, which run one after the other.</summary>
[CollectionDefinition(AzuriteServer.Tests)]
public sealed class AzuriteTests : ICollectionFixture<AzuriteServer>;
