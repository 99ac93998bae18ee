using HybridDrift.Storage;

namespace HybridDrift.Tests.Storage;

public sealed class FolderReportLibraryTests : ReportLibraryContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    protected override IObjectStore Open() => new FolderStore(folder.Path);

    public void Dispose() => folder.Dispose();
}
