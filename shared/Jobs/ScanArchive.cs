using System.IO.Compression;
using System.Text.RegularExpressions;
using HybridDrift.Collect;
using HybridDrift.Reports;
using HybridDrift.Storage;

namespace HybridDrift.Jobs;

/// <summary>
/// A kept scan as one ZIP file, which is there as a whole or not at all: <c>scan.json</c>, <c>plan.yaml</c>, and the recording in
/// <c>recording/</c>, to be unpacked and scanned by hand as well. Equal scans are equal bytes.
/// </summary>
internal static partial class ScanArchive
{
    public const string MediaType = "application/zip";

    private const string HeadName = "scan.json", PlanName = "plan.yaml", Folder = "recording/";

    /// <summary>A plan is written by hand.</summary>
    private const long MaxPlanBytes = 4L << 20;

    /// <summary>The first time that a ZIP file can tell.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(KeptScan scan)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, HeadName, StoredJson.Write(new Head(scan.Site, scan.Run, scan.Started, scan.Notes, scan.Changes)).Bytes);
            Add(zip, PlanName, scan.Plan);
            foreach (var (path, content) in scan.Contents.OrderBy(c => c.Key, StringComparer.Ordinal)) Add(zip, Folder + path, content);
        }
        return buffer.ToArray();
    }

    /// <exception cref="InvalidDataException">It is not what <see cref="Write"/> makes.</exception>
    public static KeptScan Read(ReadOnlyMemory<byte> file)
    {
        using var zip = new ZipArchive(new MemoryStream(file.ToArray(), writable: false), ZipArchiveMode.Read);
        // The table of contents says how long each is, and reading stops there.
        if (zip.Entries.Sum(e => e.Length) > RecordingFolder.MaxRecordingBytes + MaxPlanBytes) throw new InvalidDataException("A kept scan is larger than any recording may be.");
        var head = StoredJson.Read<Head>(Get(zip, HeadName)) ?? throw new InvalidDataException($"The {HeadName} of a kept scan cannot be understood.");
        var contents = zip.Entries.Where(e => EntryPattern().IsMatch(e.FullName)).ToDictionary(e => e.FullName[Folder.Length..], Bytes, StringComparer.Ordinal);
        return new(head.Site, head.Run, head.Started, Get(zip, PlanName), contents, head.Notes) { Changes = head.Changes };
    }

    private static void Add(ZipArchive zip, string name, ReadOnlyMemory<byte> content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = NoTime;
        using var stream = entry.Open();
        stream.Write(content.Span);
    }

    private static ReadOnlyMemory<byte> Get(ZipArchive zip, string name) =>
        zip.GetEntry(name) is { } entry ? Bytes(entry) : throw new InvalidDataException($"A kept scan has no {name}.");

    private static ReadOnlyMemory<byte> Bytes(ZipArchiveEntry entry)
    {
        var content = new byte[entry.Length];
        using var stream = entry.Open();
        stream.ReadExactly(content);
        return content;
    }

    [GeneratedRegex(@"\Arecording/[A-Za-z0-9._/-]+\z")]
    private static partial Regex EntryPattern();

    private sealed record Head(string Site, string Run, DateTimeOffset Started, IReadOnlyList<Problem> Notes, IReadOnlyList<OpenChange> Changes);
}
