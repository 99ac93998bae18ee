using System.Text.Json;
using HybridDrift.Collect;
using HybridDrift.Sites.Parse;

namespace HybridDrift.Tests.Sites.Parse.Kubernetes;

internal delegate T? ItemParser<T>(JsonElement item, Origin origin, List<Problem> problems) where T : class;

/// <summary>One object of a Kubernetes API, written down as YAML, as an item of a list.</summary>
internal static class ItemText
{
    public static readonly Origin Place = new("iks/things.json", "items[3]");

    public static JsonElement Element(string yaml) => JsonSerializer.SerializeToElement(YamlToJson.Convert(yaml));

    /// <summary>Reads what must be right.</summary>
    public static T Read<T>(ItemParser<T> parse, string yaml) where T : class
    {
        var problems = new List<Problem>();
        var value = parse(Element(yaml), Place, problems);
        Assert.Empty(problems);
        Assert.NotNull(value);
        return value;
    }

    /// <summary>Left out on purpose: neither a value nor a problem.</summary>
    public static void ReadsNothing<T>(ItemParser<T> parse, string yaml) where T : class
    {
        var problems = new List<Problem>();
        Assert.Null(parse(Element(yaml), Place, problems));
        Assert.Empty(problems);
    }

    /// <summary>The one thing that is wrong, with its place in the item.</summary>
    public static string Problem<T>(ItemParser<T> parse, string yaml) where T : class
    {
        var problems = new List<Problem>();
        Assert.Null(parse(Element(yaml), Place, problems));
        var problem = Assert.Single(problems);
        Assert.Equal(Place.Document, problem.Document);
        Assert.StartsWith(Place.Path, problem.Where);
        return $"{problem.Where[Place.Path.Length..].TrimStart('.')}: {problem.What}";
    }
}
