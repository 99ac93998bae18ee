using System.Security.Cryptography;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace HybridDrift.Storage;

/// <summary>What a kept report consists of. It is written last: a report is there when its manifest is.</summary>
public sealed partial record ReportManifest(
    string Site, string Run, DateTimeOffset Time, string Verdict, IReadOnlyList<ReportManifestFile> Files)
{
    public const string FileName = "manifest.json";

    /// <summary>
    /// Where the report lies. Within a site the ordinal order of folders is the order of reports: by second, then by run id.
    /// </summary>
    [JsonIgnore]
    public string Folder => $"reports/{Site}/{Time.UtcDateTime:yyyy'/'MM'/'dd'/'HHmmss'Z'}-{Run}";

    /// <summary>Where all reports of a site lie, with the slash at its end.</summary>
    /// <exception cref="ArgumentException">No site can have this name.</exception>
    public static string FolderOf(string site) => $"reports/{RequireSite(site)}/";

    /// <exception cref="ArgumentException">No site can have this name.</exception>
    public static string RequireSite(string site) =>
        ObjectName.IsSegment(site) ? site : throw new ArgumentException($"Not a name for a site: '{site}'.", nameof(site));

    public static bool IsRun(string run) => RunPattern().IsMatch(run);

    public ObjectName NameOf(string file) => new($"{Folder}/{file}");

    /// <exception cref="ArgumentException">The report breaks a rule that its parts state.</exception>
    public static ReportManifest Of(ReportFiles report)
    {
        if (!IsRun(report.Run))
            throw new ArgumentException($"Not an id for a run: '{report.Run}'.", nameof(report));
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { FileName };
        if (report.Files.FirstOrDefault(file => !ObjectName.IsSegment(file.Name) || !names.Add(file.Name)) is { } wrong)
            throw new ArgumentException($"Not a name for a file of a report, or there twice: '{wrong.Name}'.", nameof(report));

        var manifest = new ReportManifest(
            RequireSite(report.Site), report.Run, report.Time.ToUniversalTime(), report.Verdict,
            [.. report.Files.Select(ReportManifestFile.Of).OrderBy(file => file.Name, StringComparer.Ordinal)]);
        foreach (var name in names)
            _ = manifest.NameOf(name); // too long as a whole is found before anything is written
        return manifest;
    }

    [GeneratedRegex(@"\A[a-z0-9]{8,32}\z")]
    private static partial Regex RunPattern();
}

/// <summary>A file of a kept report.</summary>
/// <param name="Name">Its name in the folder of the report.</param>
/// <param name="ContentType">Media type to serve it with.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Digest of its content, lower-case hex.</param>
public sealed record ReportManifestFile(string Name, string ContentType, long Bytes, string Sha256)
{
    public static ReportManifestFile Of(ReportFile file) =>
        new(file.Name, file.ContentType, file.Content.Length, DigestOf(file.Content));

    public static string DigestOf(ReadOnlyMemory<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content.Span));
}
