using HybridDrift.Checks;
using HybridDrift.Collect;
using HybridDrift.Reports;
using HybridDrift.Tests.Faults;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests;

/// <summary>
/// Every document of the healthy recording spoilt in every way: never a crash, never a new Pass, never a false alarm;
/// the checks that depend on it are Unknown and name it, all others are as they were.
/// </summary>
public sealed class HealthyMatrixTests
{
    private static readonly Lazy<Report> Baseline = new(() => ExampleSite.Healthy().Scan());

    public static TheoryData<string, bool> Mutations()
    {
        var data = new TheoryData<string, bool>();
        foreach (var mutation in Spoil.Keys)
        {
            data.Add(mutation, false);
            // A document that differs from the manifest is not believed, whatever it differs by.
            if (mutation is "removed" or "emptied" or "cut one byte short" or "an HTML page" or "not text") data.Add(mutation, true);
        }
        return data;
    }

    private static readonly Dictionary<string, Action<ExampleSite, string>> Spoil = new()
    {
        ["removed"] = (site, path) => site.Remove(path),
        ["emptied"] = (site, path) => site.Replace(path, ""),
        ["cut in half"] = (site, path) => site.Replace(path, site[path][..(site[path].Length / 2)]),
        ["cut after a fifth"] = (site, path) => site.Replace(path, site[path][..(site[path].Length / 5)]),
        ["cut after nine tenths"] = (site, path) => site.Replace(path, site[path][..(site[path].Length * 9 / 10)]),
        ["cut after its first line"] = (site, path) => site.Replace(path, site[path][..(site[path].IndexOf('\n') + 1)]),
        ["cut one byte short"] = (site, path) => site.Replace(path, site[path].TrimEnd()[..^1]),
        ["an HTML page"] = (site, path) => site.Replace(path, "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><form></form></body></html>\n"),
        ["an NSX error"] = (site, path) => site.Replace(path, "<?xml version=\"1.0\"?>\n<error><errorCode>203</errorCode><details>The requested object could not be found.</details></error>\n"),
        ["a JSON error"] = (site, path) => site.Replace(path, """{"errors":[{"errorCode":12009,"details":"Invalid groupingObjectId","moduleName":"vShield Edge"}]}""" + "\n"),
        ["a Kubernetes error"] = (site, path) => site.Replace(path, """{"kind":"Status","apiVersion":"v1","status":"Failure","message":"nodes is forbidden","reason":"Forbidden","code":403}""" + "\n"),
        ["a text error"] = (site, path) => site.Replace(path, "error: unable to upgrade connection: container not found (\"strongswan\")\n"),
        ["deep XML"] = (site, path) => site.Replace(path, string.Concat(Enumerable.Repeat("<edge>", 20_000))),
        ["deep JSON"] = (site, path) => site.Replace(path, new string('[', 20_000)),
        ["deep YAML"] = (site, path) => site.Replace(path, string.Concat(Enumerable.Repeat("- ", 20_000)) + "\n"),
        ["a billion laughs"] = (site, path) => site.Replace(path, "<!DOCTYPE edge [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>\n<edge><name>&b;</name></edge>\n"),
        ["an external entity"] = (site, path) => site.Replace(path, "<!DOCTYPE edge [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>\n<edge><name>&x;</name></edge>\n"),
        ["YAML with aliases"] = (site, path) => site.Replace(path, "a: &a [x, x]\nb: &b [*a, *a]\nkind: NodeList\nitems: [*b, *b]\n"),
        ["another root"] = (site, path) => site.Replace(path, path.EndsWith(".xml", StringComparison.Ordinal) ? "<other><id>edge-7</id></other>\n" : "{\"kind\": \"SecretList\", \"items\": []}\n"),
        ["Latin-1 text"] = (site, path) => site.Replace(path, [.. System.Text.Encoding.Latin1.GetBytes("\u00e4\u00f6\u00fc\n")]),
        ["UTF-16 without mark"] = (site, path) => site.Replace(path, System.Text.Encoding.Unicode.GetBytes(site[path])),
        ["big-endian UTF-16 without mark"] = (site, path) => site.Replace(path, System.Text.Encoding.BigEndianUnicode.GetBytes(site[path])),
        ["itself in Latin-1"] = (site, path) => site.Replace(path, System.Text.Encoding.Latin1.GetBytes(site[path].Insert(site[path].Length / 2, "\u00e4"))),
        ["a billion laughs in full"] = (site, path) => site.Replace(path, Laughs),
        ["an external DTD"] = (site, path) => site.Replace(path, "<!DOCTYPE edge SYSTEM \"http://127.0.0.1:9/edge.dtd\">\n<edge><id>edge-7</id></edge>\n"),
        ["random bytes"] = (site, path) => site.Replace(path, Noise.Xml["random bytes"](1 << 16)),
        ["an endless XML text"] = (site, path) => site.Replace(path, Noise.Xml["a text that never ends"](1 << 16)),
        ["elements without end"] = (site, path) => site.Replace(path, Noise.Xml["empty elements"](1 << 16)),
        ["items without end"] = (site, path) => site.Replace(path, Noise.Json["empty objects"](1 << 16)),
        ["one endless line"] = (site, path) => site.Replace(path, Noise.Text["one line"](1 << 17)),
        ["not text"] = (site, path) => site.Replace(path, [0x00, 0xFF, 0xFE, 0x80, 0x3C]),
    };

    /// <summary>Ten entities, each ten of the one before: ten billion characters, if anybody expands them.</summary>
    private static string Laughs => "<!DOCTYPE edge [<!ENTITY e0 \"ha\">"
        + string.Concat(Enumerable.Range(1, 10).Select(i => $"<!ENTITY e{i} \"{string.Concat(Enumerable.Repeat($"&e{i - 1};", 10))}\">")) + "]>\n<edge><name>&e10;</name></edge>\n";

    [Theory]
    [MemberData(nameof(Mutations))]
    public void Only_the_dependent_checks_become_unknown_when_a_document_is(string mutation, bool withManifest)
    {
        ExampleSite.Paths.Where(p => p != RecordingLayout.Manifest).AsParallel().ForAll(path =>
        {
            var site = withManifest ? ExampleSite.WithManifest() : ExampleSite.Healthy();
            Spoil[mutation](site, path);

            Compare(site.Scan(), path, $"{path} {mutation}{(withManifest ? ", with manifest" : "")}");
        });
    }

    [Theory]
    [InlineData("emptied")]
    [InlineData("cut in half")]
    [InlineData("an HTML page")]
    [InlineData("not text")]
    public void Nothing_passes_that_rests_on_a_recording_whose_manifest_is(string mutation)
    {
        var site = ExampleSite.WithManifest();
        Spoil[mutation](site, RecordingLayout.Manifest);

        var report = site.Scan();

        Assert.Equal(Verdict.CannotTell, report.Verdict);
        Assert.All(report.Results.Where(r => r.Asset != "plan" && r.Status != Status.NotApplicable), r => Assert.Equal(Status.Unknown, r.Status));
    }

    [Fact]
    public void The_verdict_stays_compliant_when_there_is_no_manifest() => Assert.Equal(Verdict.Compliant, Baseline.Value.Verdict);

    /// <summary>A strongSwan status is named after its pod: without a manifest nobody knows the name of one that is not there.</summary>
    private static bool Names(ReportResult result, string path) =>
        result.Reason.Contains(path, StringComparison.Ordinal)
        || (path.EndsWith(".strongswan.statusall.txt", StringComparison.Ordinal) && result.Reason.Contains("ipsec statusall", StringComparison.Ordinal));

    private static void Compare(Report report, string path, string context)
    {
        var before = Baseline.Value.Results.ToDictionary(r => r.Identity);
        var dependents = Dependents.Of.GetValueOrDefault(path, []);
        foreach (var result in report.Results)
        {
            Assert.False(result.Status == Status.Fail, $"{context}: false alarm {result.Check} {result.Subject}: {result.Actual}");
            Assert.False(result.Status == Status.Pass && !before.ContainsKey(result.Identity), $"{context}: new Pass {result.Check} {result.Subject}");
            if (result.Status == Status.Unknown) Assert.True(Names(result, path), $"{context}: {result.Check} does not name the document: {result.Reason}");
        }
        var changed = report.Results.Where(r => r.Status == Status.Unknown).Select(r => r.Check).Distinct().Order(StringComparer.Ordinal);
        Assert.True(dependents.SequenceEqual(changed), $"{context}: Unknown are {string.Join(" ", changed)}, expected {string.Join(" ", dependents)}");
        Assert.Equal(dependents.Length == 0 ? Verdict.Compliant : Verdict.CannotTell, report.Verdict);
        // Every statement that was there is there still, or its check now says Unknown.
        foreach (var lost in before.Values.Where(b => report.Results.All(r => r.Identity != b.Identity)))
            Assert.Contains(lost.Check, dependents);
    }
}
