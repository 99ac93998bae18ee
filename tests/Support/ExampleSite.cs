using System.Text;
using HybridDrift.Checks;
using HybridDrift.Collect;
using HybridDrift.Plans;
using HybridDrift.Reports;

namespace HybridDrift.Tests.Support;

/// <summary>
/// The example site as a starting point: its healthy (or drifted) documents with edits made to them, scanned. The
/// manifest is left out, so that edited documents are not found altered; <see cref="WithManifest"/> keeps it.
/// </summary>
internal sealed class ExampleSite
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 30, 0, TimeSpan.Zero);
    public const string RunId = "0123456789ab";
    private static readonly Lazy<IReadOnlyDictionary<string, byte[]>> HealthyDocuments = new(() => Load("healthy"));
    private static readonly Lazy<IReadOnlyDictionary<string, byte[]>> DriftedDocuments = new(() => Load("drifted"));

    private readonly Dictionary<string, byte[]> documents;
    private string plan = File.ReadAllText(Path.Combine(Folder, "plan.yaml"));

    private ExampleSite(IReadOnlyDictionary<string, byte[]> documents, bool manifest) =>
        this.documents = documents.Where(d => manifest || d.Key != RecordingLayout.Manifest).ToDictionary(d => d.Key, d => d.Value);

    public static string Folder => Path.Combine(Repository.Root, "infra", "example");

    public static ExampleSite Healthy() => new(HealthyDocuments.Value, manifest: false);

    public static ExampleSite Drifted() => new(DriftedDocuments.Value, manifest: false);

    public static ExampleSite WithManifest() => new(HealthyDocuments.Value, manifest: true);

    public static IEnumerable<string> Paths => HealthyDocuments.Value.Keys.Order(StringComparer.Ordinal);

    /// <summary>Paths of the documents that are there now.</summary>
    public IEnumerable<string> Documents => documents.Keys.Order(StringComparer.Ordinal);

    public bool Has(string path) => documents.ContainsKey(path);

    public string this[string path] => Encoding.UTF8.GetString(documents[path]);

    /// <summary>Replaces a text that must be there, everywhere it is.</summary>
    public ExampleSite Edit(string path, string old, string now)
    {
        Assert.Contains(old, this[path]);
        return Replace(path, this[path].Replace(old, now));
    }

    /// <summary>Replaces the first occurrence of a text after another one: to change one field of one rule.</summary>
    public ExampleSite EditAfter(string path, string anchor, string old, string now)
    {
        var text = this[path];
        var start = text.IndexOf(anchor, StringComparison.Ordinal);
        Assert.True(start >= 0, $"'{anchor}' is not in {path}");
        var at = text.IndexOf(old, start, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{old}' is not behind '{anchor}' in {path}");
        return Replace(path, text[..at] + now + text[(at + old.Length)..]);
    }

    /// <summary>Replaces the last occurrence of a text before another one.</summary>
    public ExampleSite EditBefore(string path, string anchor, string old, string now)
    {
        var text = this[path];
        var end = text.IndexOf(anchor, StringComparison.Ordinal);
        Assert.True(end >= 0, $"'{anchor}' is not in {path}");
        var at = text.LastIndexOf(old, end, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{old}' is not before '{anchor}' in {path}");
        return Replace(path, text[..at] + now + text[(at + old.Length)..]);
    }

    public ExampleSite Replace(string path, string text) => Replace(path, Encoding.UTF8.GetBytes(text));

    public ExampleSite Replace(string path, byte[] content)
    {
        documents[path] = content;
        return this;
    }

    public ExampleSite Remove(string path)
    {
        Assert.True(documents.Remove(path));
        return this;
    }

    public ExampleSite EditPlan(string old, string now)
    {
        Assert.Contains(old, plan);
        plan = plan.Replace(old, now);
        return this;
    }

    public ScanPlan Plan
    {
        get
        {
            var reading = PlanReader.Read(plan);
            Assert.Empty(reading.Problems);
            return new(reading.Plan!, Encoding.UTF8.GetBytes(plan));
        }
    }

    public Recording Recording => Recording.Of(documents.ToDictionary(d => d.Key, d => (ReadOnlyMemory<byte>)d.Value), []);

    /// <summary>The documents as files, for what reads a folder.</summary>
    public void WriteTo(string folder)
    {
        foreach (var (path, content) in documents)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }
    }

    public Report Scan() => HybridDrift.Scan.Judge(Plan, Recording, RunId, Now);

    /// <summary>The answers of one check.</summary>
    public IReadOnlyList<ReportResult> Run<TCheck>() where TCheck : Check
    {
        var id = Catalogue.All.OfType<TCheck>().Single().Id;
        return [.. Scan().Results.Where(r => r.Check == id)];
    }

    /// <summary>The one answer of a check that is not a Pass.</summary>
    public ReportResult OnlyFinding<TCheck>() where TCheck : Check => Assert.Single(Run<TCheck>(), r => r.Status != Status.Pass);

    private static Dictionary<string, byte[]> Load(string name)
    {
        var folder = Path.Combine(Folder, name);
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllBytes);
    }
}
