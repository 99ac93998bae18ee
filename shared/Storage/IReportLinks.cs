namespace HybridDrift.Storage;

/// <summary>Makes addresses by which a kept file can be downloaded past this program, for a short time.</summary>
public interface IReportLinks
{
    /// <param name="name">A file of a finished report.</param>
    /// <param name="fileName">What the browser is to call it.</param>
    Task<(Uri Address, DateTimeOffset Until)> LinkAsync(ObjectName name, string fileName, CancellationToken ct);
}
