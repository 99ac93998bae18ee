using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Sas;

namespace HybridDrift.Storage;

/// <summary>Addresses with a signature for one blob, read-only, made with the app's own identity and never with the key of the account.</summary>
/// <param name="service">A client with a token credential, whose identity may ask for user delegation keys.</param>
public sealed class AzureReportLinks(BlobServiceClient service, TimeProvider time) : IReportLinks
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>Clocks differ.</summary>
    private static readonly TimeSpan Earlier = TimeSpan.FromMinutes(2);

    public Task<(Uri Address, DateTimeOffset Until)> LinkAsync(ObjectName name, string fileName, CancellationToken ct) => BlobTrouble.ToldAsync($"make a link to '{name}'", async () =>
    {
        var now = time.GetUtcNow();
        var (from, until) = (now - Earlier, now + Lifetime);
        UserDelegationKey key = await service.GetUserDelegationKeyAsync(new BlobGetUserDelegationKeyOptions(until) { StartsOn = from }, ct);
        var slash = name.Value.IndexOf('/');
        var blob = service.GetBlobContainerClient(name.Value[..slash]).GetBlobClient(name.Value[(slash + 1)..]);
        var sas = new BlobSasBuilder(BlobSasPermissions.Read, until)
        {
            BlobContainerName = blob.BlobContainerName,
            BlobName = blob.Name,
            Resource = "b",
            StartsOn = from,
            Protocol = SasProtocol.Https,
            ContentDisposition = $"attachment; filename=\"{fileName}\"",
        };
        var address = new BlobUriBuilder(blob.Uri) { Sas = sas.ToSasQueryParameters(key, service.AccountName) }.ToUri();
        return (address, until);
    }, ct);
}
