using System.Text.Json;

namespace HybridDrift.Tests.Infra;

/// <summary>A compiled template: its resources by the module that deploys them, and what each module is given.</summary>
internal sealed class Template(string text)
{
    private readonly JsonElement root = JsonDocument.Parse(text).RootElement;

    public string Text => text;

    /// <summary>Of one type, of all modules; those of the template itself have the module "".</summary>
    public IEnumerable<(string Module, JsonElement Resource)> Resources(string type) =>
        Of(root, "").Concat(Modules().SelectMany(m => Of(Inner(m.Value), m.Name))).Where(r => r.Resource.GetProperty("type").GetString() == type);

    /// <summary>The expression that a module gets for a parameter.</summary>
    public string? Argument(string module, string parameter) =>
        root.GetProperty("resources").GetProperty(module).GetProperty("properties").GetProperty("parameters").GetProperty(parameter).GetProperty("value").GetString();

    public JsonElement Variable(string module, string name) => Inner(root.GetProperty("resources").GetProperty(module)).GetProperty("variables").GetProperty(name);

    public string Value(string module, string name) => Variable(module, name).GetString()!;

    public IEnumerable<string?> Values(string module, string name) => Variable(module, name).EnumerateArray().Select(v => v.GetString());

    private IEnumerable<JsonProperty> Modules() =>
        root.GetProperty("resources").EnumerateObject().Where(r => r.Value.GetProperty("type").GetString() == "Microsoft.Resources/deployments");

    private static JsonElement Inner(JsonElement module) => module.GetProperty("properties").GetProperty("template");

    private static IEnumerable<(string Module, JsonElement Resource)> Of(JsonElement template, string module) =>
        (template.GetProperty("resources") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : template.GetProperty("resources").EnumerateObject().Select(r => r.Value))
        .Select(r => (module, r));
}
