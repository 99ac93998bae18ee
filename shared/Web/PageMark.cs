using System.Text.RegularExpressions;
using HybridDrift.Storage;

namespace HybridDrift.Web;

/// <summary>Where a page of a list of reports ends: the time and the run of its last one, such as <c>20261101T060000Z-0123456789ab</c>.</summary>
internal static partial class PageMark
{
    public static string Of(ReportManifest report) => $"{report.Time.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{report.Run}";

    /// <returns>The folder of that report; null when the text is no such mark.</returns>
    public static string? Folder(string site, string text) => Pattern().Match(text) is { Success: true } mark
        ? $"{ReportManifest.FolderOf(site)}{mark.Groups["y"]}/{mark.Groups["m"]}/{mark.Groups["d"]}/{mark.Groups["t"]}Z-{mark.Groups["run"]}"
        : null;

    [GeneratedRegex(@"\A(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})T(?<t>\d{6})Z-(?<run>[a-z0-9]{8,32})\z")]
    private static partial Regex Pattern();
}
