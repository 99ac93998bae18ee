namespace HybridDrift.Reports.Writers;

/// <summary>Times as reports write them: UTC, to the second.</summary>
public static class Timestamp
{
    public static string Text(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");

    /// <summary>For people.</summary>
    public static string Readable(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'");
}
