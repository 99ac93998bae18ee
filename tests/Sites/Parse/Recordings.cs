using System.Text;
using HybridDrift.Collect;
using HybridDrift.Sites;
using HybridDrift.Sites.Parse;

namespace HybridDrift.Tests.Sites.Parse;

/// <summary>Recordings made of texts, and the site that they show.</summary>
internal static class Recordings
{
    public static Recording Of(params IEnumerable<(string Path, string Text)> documents) =>
        OfBytes(documents.Select(d => (d.Path, Encoding.UTF8.GetBytes(d.Text))));

    public static Recording OfBytes(params IEnumerable<(string Path, byte[] Bytes)> documents) =>
        Recording.Of(documents.ToDictionary(d => d.Path, d => (ReadOnlyMemory<byte>)d.Bytes), []);

    public static Site Site(params IEnumerable<(string Path, string Text)> documents) => SiteParser.Parse(Of(documents), [], []);

    public static Site Site(this Recording recording) => SiteParser.Parse(recording, [], []);

    /// <summary>The document is read completely and without a problem.</summary>
    public static T Whole<T>(this Reading<T> reading) where T : notnull
    {
        Assert.Empty(reading.Problems);
        Assert.Equal(Completeness.Complete, reading.Completeness);
        return reading.Value;
    }

    /// <summary>The one problem of a reading that is partial for it; it says the given words.</summary>
    public static Problem PartialBecause<T>(this Reading<T> reading, string says) where T : notnull
    {
        Assert.Equal(Completeness.Partial, reading.Completeness);
        var problem = Assert.Single(reading.Problems);
        Assert.Contains(says, problem.What, StringComparison.Ordinal);
        return problem;
    }

    /// <summary>Nothing was read, and the one problem says the given words.</summary>
    public static Problem Failure<T>(this Reading<T> reading, string says) where T : notnull
    {
        Assert.Equal(Completeness.Failed, reading.Completeness);
        var problem = Assert.Single(reading.Problems);
        Assert.Contains(says, problem.What, StringComparison.Ordinal);
        return problem;
    }
}
