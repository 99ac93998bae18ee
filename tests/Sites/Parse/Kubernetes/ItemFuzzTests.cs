using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HybridDrift.Collect;
using HybridDrift.Sites.Parse;
using HybridDrift.Sites.Parse.Kubernetes;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Sites.Parse.Kubernetes;

/// <summary>Whatever stands in the documents, the answer is a value or located problems, never an exception.</summary>
public sealed class ItemFuzzTests
{
    private static readonly ExampleSite Example = ExampleSite.Healthy();

    private static readonly string[] Lists =
        [.. ExampleSite.Paths.Where(p => p.StartsWith("iks/", StringComparison.Ordinal) && p.EndsWith(".json", StringComparison.Ordinal) && !p.EndsWith("apis.json", StringComparison.Ordinal))];

    private static readonly string[] Values =
        ["null", "true", "0", "-1", "1e9", "4294967296", "\"\"", "\"x\"", "\"10.0.0.1\"", "\"10.0.0.1/33\"", "\"fd00::/8\"", "[]", "[null]", "[[1]]", "{}", "{\"a\": {}}", "\"\\ud800\""];

    [Property(MaxTest = 400)]
    public Property A_field_of_any_other_value_is_answered() => Prop.ForAll(Change.ToArbitrary(), change =>
    {
        var (path, at, value) = change;
        var root = JsonNode.Parse(Example[path])!;
        var places = Places(root).ToArray();
        var (parent, key) = places[at % places.Length];
        if (parent is JsonObject map) map[(string)key] = Parse(value);
        else ((JsonArray)parent)[(int)key] = Parse(value);
        AssertAnswered(path, root.ToJsonString());
    });

    [Property(MaxTest = 300)]
    public Property A_cut_document_fails() => Prop.ForAll(Change.ToArbitrary(), change =>
    {
        var text = Example[change.Path].TrimEnd();
        AssertAnswered(change.Path, text[..(change.At % text.Length)], Completeness.Failed);
    });

    [Property(MaxTest = 500)]
    public void Random_text_is_answered(NonNull<string> text, PositiveInt which) => AssertAnswered(Lists[which.Get % Lists.Length], text.Get);

    [Property(MaxTest = 1000)]
    public void Random_JSON_of_an_item_is_answered(NonNull<string> text, PositiveInt which)
    {
        var value = Values[which.Get % Values.Length];
        AssertAnswered(Lists[which.Get % Lists.Length], $$"""{"kind": "List", "items": [{"metadata": {"name": {{JsonSerializer.Serialize(text.Get)}}}, "spec": {{value}}, "status": {{value}}}, {{value}}]}""");
    }

    private static Gen<(string Path, int At, string Value)> Change =>
        from path in Gen.Elements(Lists)
        from at in Gen.Choose(0, 1_000_000)
        from value in Gen.Elements(Values)
        select (path, at, value);

    private static JsonNode? Parse(string value) => value.Contains("\\u", StringComparison.Ordinal) ? JsonValue.Create("surrogate") : JsonNode.Parse(value);

    private static IEnumerable<(JsonNode Parent, object Key)> Places(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(f => Places(f.Value).Prepend((map, f.Key))),
        JsonArray array => array.SelectMany((item, i) => Places(item).Prepend((array, i))),
        _ => [],
    };

    private static void AssertAnswered(string path, string text, Completeness? expected = null)
    {
        var recording = Recording.Of(new Dictionary<string, ReadOnlyMemory<byte>> { [path] = Encoding.UTF8.GetBytes(text) }, []);
        var documents = new DocumentReader(recording);
        var objects = ClusterObjectsParser.Read(documents, "iks", Discovery.Read(documents, "iks"));
        foreach (var reading in typeof(HybridDrift.Sites.ClusterObjects).GetProperties().Select(p => p.GetValue(objects)).OfType<IReading>().Where(r => r.Document == path))
        {
            if (expected is { } completeness) Assert.Equal(completeness, reading.Completeness);
            Assert.Equal(reading.Completeness == Completeness.Complete, reading.Problems.Count == 0);
            Assert.All(reading.Problems, p => Assert.Equal(path, p.Document));
        }
    }
}
