using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Sas;
using HybridDrift.Storage;

namespace HybridDrift.Tests.Storage;

/// <summary>Trouble with the service: always an exception of the kind that files throw too, and never with a secret in it.</summary>
[NeedsAzurite]
[Collection(AzuriteServer.Tests)]
public sealed class AzureBlobTroubleTests(AzuriteServer azurite)
{
    private const string WrongKey = "d3JvbmcgYnV0IHNlY3JldA==";

    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly ObjectName Name = new("a/b.json");

    private readonly string container = azurite.NewContainer();

    [ContractFact]
    public async Task A_container_that_is_not_there_is_no_empty_store() =>
        await AssertTroubleAsync(azurite.Client("absent"), "404 ContainerNotFound");

    [ContractFact]
    public async Task A_wrong_key_is_refused_and_not_told()
    {
        var client = new BlobContainerClient(
            azurite.UriOf(container), new StorageSharedKeyCredential("tests", WrongKey), AzureBlobStore.ClientOptions());

        await AssertTroubleAsync(client, "403 AuthorizationFailure", WrongKey);
    }

    [ContractFact]
    public async Task A_signature_that_has_run_out_is_refused_and_not_told()
    {
        var sas = new BlobSasBuilder(BlobContainerSasPermissions.All, DateTimeOffset.UnixEpoch.AddYears(40)) { BlobContainerName = container, Resource = "c" };
        var parameters = sas.ToSasQueryParameters(azurite.Credential);
        var uri = new BlobUriBuilder(azurite.UriOf(container)) { Sas = parameters }.ToUri();

        await AssertTroubleAsync(
            new(uri, AzureBlobStore.ClientOptions()), "403 AuthorizationFailure", parameters.Signature, Uri.EscapeDataString(parameters.Signature));
    }

    [ContractFact]
    public async Task A_service_that_does_not_answer_is_asked_again_and_then_told_of()
    {
        var attempts = 0;
        var options = WatchedTransport.Options((_, _) =>
        {
            attempts++;
            throw new HttpRequestException(HttpRequestError.ConnectionError, "secret");
        });
        options.Retry.MaxRetries = 3;

        await AssertTroubleAsync(azurite.Client(container, options), "4 attempts: no answer, ConnectionError", "secret");

        Assert.Equal(0, attempts % 4);
    }

    [ContractFact]
    public async Task An_answer_that_does_not_come_in_time_is_trouble_and_no_cancellation()
    {
        var options = WatchedTransport.Options((_, _) => new TaskCompletionSource<HttpResponseMessage>().Task);
        options.Retry.NetworkTimeout = TimeSpan.FromMilliseconds(20);
        options.Retry.MaxRetries = 0;

        await AssertTroubleAsync(azurite.Client(container, options), "no answer in time");
    }

    private static async Task AssertTroubleAsync(BlobContainerClient client, string reason, params string[] secrets)
    {
        var store = new AzureBlobStore(client);
        Func<Task>[] acts =
        [
            () => store.CreateAsync(Name, "x"u8.ToArray(), None),
            () => store.ReplaceAsync(Name, "x"u8.ToArray(), "\"1\"", None),
            () => store.ReadAsync(Name, None),
            () => store.ReadAsync(Name, 1, 1, None),
            () => store.ListAsync("a/", None).ToListAsync().AsTask(),
            () => store.DeleteAsync(Name, None),
            () => store.AcquireLeaseAsync(Name, TimeSpan.FromSeconds(15), None),
        ];
        foreach (var act in acts)
        {
            var told = await Assert.ThrowsAsync<IOException>(act);
            Assert.Matches($"^The storage could not .*: {reason}(, request [-0-9a-f]+)?\\.$", told.Message);
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, told.ToString()));
            Assert.Null(told.InnerException);
        }
    }
}
