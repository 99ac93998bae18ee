using System.Text.Json;
using System.Text.RegularExpressions;
using HybridDrift.Plans;

namespace HybridDrift.Tests.Plans;

/// <summary>The JSON Schema that editors use says what the reader does.</summary>
public sealed class SchemaTests
{
    private static readonly JsonElement Schema =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "infra", "plan.schema.json"))).RootElement;

    public static TheoryData<string> Places => [.. PlanKeys.ByPlace.Keys];

    public static TheoryData<string> FlowKinds => [.. PlanKeys.ByFlowKind.Keys];

    [Theory]
    [MemberData(nameof(Places))]
    public void Schema_and_reader_know_the_same_keys(string place)
    {
        var keys = PlanKeys.ByPlace[place];
        var map = At(place);
        Assert.False(map.GetProperty("additionalProperties").GetBoolean());
        Assert.Equal(keys.Select(k => k.Name), map.GetProperty("properties").EnumerateObject().Select(p => p.Name));
        Assert.Equal(keys.Where(k => k.IsRequired).Select(k => k.Name), Texts(map, "required"));
    }

    [Theory]
    [MemberData(nameof(FlowKinds))]
    public void Schema_and_reader_know_the_same_keys_of_a_flow_kind(string kind)
    {
        var branch = At("flows[]").GetProperty("allOf").EnumerateArray()
            .Single(b => b.GetProperty("if").GetProperty("properties").GetProperty("kind").GetProperty("const").GetString() == kind);
        var then = branch.GetProperty("then");
        var keys = PlanKeys.ByFlowKind[kind];
        Assert.Equal(keys.Select(k => k.Name), Texts(then.GetProperty("propertyNames"), "enum"));
        Assert.Equal(keys.Where(k => k.IsRequired).Select(k => k.Name), Texts(then, "required"));
    }

    [Fact]
    public void Schema_knows_no_map_that_the_reader_does_not()
    {
        var known = PlanKeys.ByPlace.Keys.Select(p => string.Join(",", At(p).GetProperty("properties").EnumerateObject().Select(x => x.Name))).ToHashSet();
        var maps = Descendants(Schema).Where(e => e.TryGetProperty("additionalProperties", out var closed) && closed.ValueKind == JsonValueKind.False);
        Assert.All(maps, m => Assert.Contains(string.Join(",", m.GetProperty("properties").EnumerateObject().Select(p => p.Name)), known));
    }

    [Fact]
    public void Every_key_is_described() => Assert.All(PlanKeys.ByPlace.Keys, place =>
        Assert.All(At(place).GetProperty("properties").EnumerateObject(), p => Assert.NotEmpty(p.Value.GetProperty("description").GetString()!)));

    [Fact]
    public void Schema_and_reader_use_the_same_patterns() => Assert.All(PlanKeys.Patterns, p =>
        Assert.Equal(p.Value, Schema.GetProperty("definitions").GetProperty(p.Key).GetProperty("pattern").GetString()));

    [Fact]
    public void Schema_knows_the_networks_and_modes()
    {
        Assert.Equal(NetworkKind.All.Select(k => k.Name), Texts(Schema.GetProperty("definitions").GetProperty("network"), "enum"));
        Assert.Equal(PlanKeys.ByFlowKind.Keys, Texts(At("flows[]").GetProperty("properties").GetProperty("kind"), "enum"));
        var modes = At("integration").GetProperty("properties");
        AssertModes<IksToVcs>(modes.GetProperty("iks-to-vcs").GetProperty("anyOf")[0]);
        AssertModes<IksToIcp>(modes.GetProperty("iks-to-icp"));
        AssertModes<IcpToVcs>(modes.GetProperty("icp-to-vcs"));
        AssertModes<InternetAccess>(modes.GetProperty("internet"));
    }

    [Theory]
    [InlineData("address", "10.0.0.255", true)]
    [InlineData("address", "10.0.0.256", false)]
    [InlineData("address", "10.0.0.01", false)]
    [InlineData("prefix", "10.0.0.0/32", true)]
    [InlineData("prefix", "10.0.0.0/33", false)]
    [InlineData("prefix", "10.0.0.0/08", false)]
    [InlineData("prefix", "10.0.0.0", false)]
    [InlineData("address-or-prefix", "10.0.0.0", true)]
    [InlineData("address-or-prefix", "0.0.0.0/0", true)]
    public void Schema_tells_addresses_and_prefixes(string definition, string text, bool fits) => Assert.Equal(
        fits, Regex.IsMatch(text, Schema.GetProperty("definitions").GetProperty(definition).GetProperty("pattern").GetString()!));

    private static void AssertModes<T>(JsonElement schema) where T : struct, Enum =>
        Assert.Equal(Enum.GetNames<T>().Select(Kebab).Order(), Texts(schema, "enum").Order());

    private static string Kebab(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{c}" : $"{c}")).ToLowerInvariant();

    private static IEnumerable<string> Texts(JsonElement element, string property) =>
        element.TryGetProperty(property, out var list) ? list.EnumerateArray().Select(e => e.GetString()!) : [];

    /// <summary>The schema of a map: <c>vpn.*.proposals</c>, <c>flows[].from</c>.</summary>
    private static JsonElement At(string place)
    {
        var at = Schema;
        foreach (var step in place.Replace("[]", ".[]", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            at = Resolve(step switch
            {
                "[]" => at.GetProperty("items"),
                // The members of a map whose names the plan chooses are alike, and so are those of icp and networks.
                "*" => at.GetProperty("additionalProperties") is { ValueKind: JsonValueKind.Object } any ? any : at.GetProperty("properties").EnumerateObject().First().Value,
                _ => at.GetProperty("properties").GetProperty(step),
            });
        }
        return at;
    }

    /// <summary>Follows references, and of alternatives takes the map.</summary>
    private static JsonElement Resolve(JsonElement schema)
    {
        if (schema.TryGetProperty("properties", out _) || schema.TryGetProperty("items", out _) || schema.TryGetProperty("additionalProperties", out _)) return schema;
        if (schema.TryGetProperty("$ref", out var reference))
            return Resolve(Schema.GetProperty("definitions").GetProperty(reference.GetString()!.Split('/')[^1]));
        if (schema.TryGetProperty("allOf", out var all)) return Resolve(all[0]);
        if (schema.TryGetProperty("anyOf", out var any))
            return any.EnumerateArray().Select(Resolve).FirstOrDefault(s => s.TryGetProperty("properties", out _), schema);
        return schema;
    }

    private static IEnumerable<JsonElement> Descendants(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Descendants(p.Value)).Prepend(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Descendants),
        _ => [],
    };
}
