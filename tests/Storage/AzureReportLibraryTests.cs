using HybridDrift.Storage;

namespace HybridDrift.Tests.Storage;

[NeedsAzurite]
[Collection(AzuriteServer.Tests)]
public sealed class AzureReportLibraryTests(AzuriteServer azurite) : ReportLibraryContract
{
    private readonly string container = azurite.NewContainer();

    protected override IObjectStore Open() => new AzureBlobStore(azurite.Client(container));
}
