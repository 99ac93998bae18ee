using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using HybridDrift.Jobs;
using HybridDrift.Storage;
using Microsoft.Extensions.Configuration;

namespace HybridDrift.Web;

/// <summary>
/// Where everything is kept, by the settings below <c>HybridDrift:Storage</c>: <c>BlobServiceUri</c> and <c>QueueServiceUri</c> with the
/// app's own identity (<c>ClientId</c> names it), or a <c>ConnectionString</c> of a storage account or its emulator, or a <c>Folder</c>.
/// </summary>
public sealed record KeptIn(IObjectStore Store, IScanJobs Jobs, IScanInbox Inbox, IReportLinks? Links)
{
    public const string Section = "HybridDrift:Storage";

    /// <exception cref="InvalidOperationException">The settings name none of the places, or more than one.</exception>
    public static KeptIn Of(IConfiguration configuration, TimeProvider time)
    {
        var section = configuration.GetSection(Section);
        string? account = section["BlobServiceUri"], queues = section["QueueServiceUri"], connection = section["ConnectionString"], folder = section["Folder"];
        return (account, connection, folder) switch
        {
            ({ Length: > 0 }, null or "", null or "") => Account(ServiceUri(account, "BlobServiceUri"), ServiceUri(queues, "QueueServiceUri"), Identity(section["ClientId"]), time),
            (null or "", { Length: > 0 }, null or "") => Connection(connection),
            (null or "", null or "", { Length: > 0 }) => Folder(folder, time),
            _ => throw new InvalidOperationException($"One of the settings {Section}:BlobServiceUri (with QueueServiceUri), {Section}:ConnectionString and {Section}:Folder says where plans and reports are kept."),
        };
    }

    public static KeptIn Folder(string folder, TimeProvider time)
    {
        var store = new FolderStore(folder, time);
        var jobs = new StoredScanJobs(store, time);
        return new(store, jobs, jobs, null);
    }

    /// <summary>Containers and queues that are not there are made: on a storage account of one's own nothing else makes them.</summary>
    private static KeptIn Connection(string connection)
    {
        var service = new BlobServiceClient(connection, AzureBlobStore.ClientOptions());
        var jobs = Queues(name => new(connection, name, AzureScanJobs.ClientOptions()));
        foreach (var container in ContainersStore.Names) service.GetBlobContainerClient(container).CreateIfNotExists();
        jobs.CreateIfNotExists();
        return new(Containers(service), jobs, jobs, null);
    }

    private static KeptIn Account(Uri blobs, Uri queues, TokenCredential identity, TimeProvider time)
    {
        var service = new BlobServiceClient(blobs, identity, AzureBlobStore.ClientOptions());
        var jobs = Queues(name => new(new Uri($"{queues.AbsoluteUri.TrimEnd('/')}/{name}"), identity, AzureScanJobs.ClientOptions()));
        return new(Containers(service), jobs, jobs, new AzureReportLinks(service, time));
    }

    private static AzureScanJobs Queues(Func<string, QueueClient> queue) => new(queue(IScanJobs.Name), queue(IScanJobs.PoisonName));

    private static ContainersStore Containers(BlobServiceClient service) =>
        new(ContainersStore.Names.ToDictionary(name => name, name => (IObjectStore)new AzureBlobStore(service.GetBlobContainerClient(name)), StringComparer.Ordinal));

    /// <summary>The app's own identity and nothing else: what else might be found on a machine is not for this.</summary>
    private static ManagedIdentityCredential Identity(string? clientId) =>
        new(string.IsNullOrEmpty(clientId) ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(clientId));

    private static Uri ServiceUri(string? text, string setting) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps
        ? uri
        : throw new InvalidOperationException($"The setting {Section}:{setting} has to be the https address of the service.");
}
