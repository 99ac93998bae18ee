using HybridDrift.Checks;
using HybridDrift.Reports;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks;

/// <summary>What tests say of answers.</summary>
internal static class Findings
{
    /// <summary>A Fail that a reader understands and can look up: its kind, what was expected and what is, and where it was read.</summary>
    public static ReportResult ShouldFail(this ReportResult result, DriftKind drift, string expected, string actual, string document, string path = "")
    {
        Assert.Equal(Status.Fail, result.Status);
        Assert.Equal(drift, result.Drift);
        Assert.Contains(expected, result.Expected);
        Assert.Contains(actual, result.Actual);
        Assert.Contains(result.Evidence, e => e.Document == document && e.Path.Contains(path));
        Assert.All(result.Evidence, e => Assert.NotEmpty(e.Sha256));
        return result;
    }

    /// <summary>A Fail by absence, of which there is nothing to show.</summary>
    public static ReportResult ShouldBeMissing(this ReportResult result, string actual)
    {
        Assert.Equal(Status.Fail, result.Status);
        Assert.Equal(DriftKind.Missing, result.Drift);
        Assert.Contains(actual, result.Actual);
        return result;
    }

    public static ReportResult ShouldBeUnknown(this ReportResult result, string reason)
    {
        Assert.Equal(Status.Unknown, result.Status);
        Assert.Contains(reason, result.Reason);
        Assert.Null(result.Drift);
        return result;
    }

    /// <summary>Everything that rests on a document is Unknown without it, and says which it is.</summary>
    public static void ShouldBeUnknownWithout<TCheck>(this ExampleSite site, string document) where TCheck : Check
    {
        site.Remove(document);
        var unknown = site.Run<TCheck>().Where(r => r.Status != Status.Pass).ToArray();
        Assert.NotEmpty(unknown);
        Assert.All(unknown, r => r.ShouldBeUnknown(document));
    }

    public static void ShouldPass<TCheck>(this ExampleSite site) where TCheck : Check
    {
        var results = site.Run<TCheck>();
        Assert.NotEmpty(results);
        Assert.All(results, r => Assert.True(r.Status == Status.Pass, $"{r.Status} {r.Asset}, {r.Subject}: {r.Reason}{r.Actual}"));
        Assert.All(results, r => Assert.NotEmpty(r.Expected + r.Actual));
    }

    /// <summary>A change of words: the answers, and what they are about, are those of the healthy site.</summary>
    public static void ShouldBeAsHealthy<TCheck>(this ExampleSite site) where TCheck : Check
    {
        site.ShouldPass<TCheck>();
        Assert.Equal(ExampleSite.Healthy().Run<TCheck>().Select(r => (r.Identity, r.Status)).Order(), site.Run<TCheck>().Select(r => (r.Identity, r.Status)).Order());
    }

    public static void ShouldNotApply<TCheck>(this ExampleSite site, string reason) where TCheck : Check
    {
        var result = Assert.Single(site.Run<TCheck>());
        Assert.Equal(Status.NotApplicable, result.Status);
        Assert.Contains(reason, result.Reason);
    }
}
