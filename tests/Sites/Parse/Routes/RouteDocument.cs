using System.Text;
using HybridDrift.Collect;

namespace HybridDrift.Tests.Sites.Parse.Routes;

/// <summary>A document as it was recorded on a node.</summary>
internal static class RouteDocument
{
    public const string Path = "iks/n1.birdcl-routes.txt";

    public static RecordedDocument Of(string text, int? exitCode = 0) => Of(Encoding.UTF8.GetBytes(text), exitCode);

    public static RecordedDocument Of(byte[] bytes, int? exitCode = 0) => new(Path, DocumentKind.BirdRoutes, bytes, "", exitCode, null);

    /// <summary>Reads what must be right.</summary>
    public static IReadOnlyList<T> Read<T>(Func<RecordedDocument, Reading<IReadOnlyList<T>>> parse, string text)
    {
        var reading = parse(Of(text));
        Assert.Empty(reading.Problems);
        Assert.Equal(Completeness.Complete, reading.Completeness);
        return reading.Value;
    }

    /// <summary>How complete it is, and the one problem.</summary>
    public static string Problem<T>(Func<RecordedDocument, Reading<IReadOnlyList<T>>> parse, string text, int? exitCode = 0)
    {
        var reading = parse(Of(text, exitCode));
        var problem = Assert.Single(reading.Problems);
        Assert.Equal(Path, problem.Document);
        return $"{reading.Completeness} {problem.Where}: {problem.What}";
    }
}
