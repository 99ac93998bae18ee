using System.Reflection;
using HybridDrift.Jobs;
using HybridDrift.Local.Serving;
using HybridDrift.Tests.Storage;
using Microsoft.AspNetCore.Routing;

namespace HybridDrift.Tests.Azure;

/// <summary>Two heads, one body: whoever knows one knows the other.</summary>
public sealed class HeadsTests
{
    private static readonly string[] Anonymous = ["api/health", "api/tickets/{system}"];

    [Fact]
    public async Task Both_have_the_same_routes_methods_and_authorisation()
    {
        using var folder = new TemporaryFolder();
        await using var app = LocalHead.Build("http://127.0.0.1:0", new Dictionary<string, string?> { ["HybridDrift:Storage:Folder"] = folder.Path }, _ => null, key: null, TimeProvider.System);
        var local = ((IEndpointRouteBuilder)app).DataSources.SelectMany(d => d.Endpoints).OfType<RouteEndpoint>()
            .Select(e => (Route: e.RoutePattern.RawText!.TrimStart('/'), Methods: e.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods))
            .Where(e => e.Route.StartsWith("api/", StringComparison.Ordinal))
            .Select(e => $"{string.Join(",", e.Methods)} {e.Route} {(Anonymous.Contains(e.Route) ? "anonymous" : "key")}");

        Assert.Equal(local.Order(StringComparer.Ordinal), Triggers("HttpTriggerAttribute").Select(Http).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Schedule_and_queues_have_the_names_that_the_local_head_uses()
    {
        Assert.Equal([$"%{ScanSchedule.Setting}%"], Triggers("TimerTriggerAttribute").Select(t => Text(t, "Schedule")));
        Assert.Equal([IScanJobs.Name, IScanJobs.PoisonName], Triggers("QueueTriggerAttribute").Select(t => Text(t, "QueueName")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_function_has_a_name_of_its_own_and_one_trigger()
    {
        var names = Functions().Select(f => f.Name).ToArray();

        Assert.Equal(names.Distinct(StringComparer.OrdinalIgnoreCase), names);
        Assert.All(Functions(), f => Assert.Single(f.Method.GetParameters().SelectMany(p => p.GetCustomAttributes()), a => a.GetType().Name.EndsWith("TriggerAttribute", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_number_of_attempts_is_the_same()
    {
        using var host = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "host.json")));
        var queues = host.RootElement.GetProperty("extensions").GetProperty("queues");

        Assert.Equal(ScanWorker.MaxAttempts, queues.GetProperty("maxDequeueCount").GetInt32());
        Assert.Equal("none", queues.GetProperty("messageEncoding").GetString());
    }

    private static string Http(Attribute trigger) =>
        $"{string.Join(",", ((string[])Value(trigger, "Methods")!).Select(m => m.ToUpperInvariant()))} api/{Text(trigger, "Route")} {(Value(trigger, "AuthLevel")!.ToString() == "Anonymous" ? "anonymous" : "key")}";

    private static IEnumerable<Attribute> Triggers(string type) =>
        Functions().SelectMany(f => f.Method.GetParameters()).SelectMany(p => p.GetCustomAttributes()).Where(a => a.GetType().Name == type);

    private static (string Name, MethodInfo Method)[] Functions()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var head = Assembly.LoadFrom(Path.Combine(Repository.Root, "functions", "Azure", "bin", configuration, new DirectoryInfo(AppContext.BaseDirectory).Name, "HybridDrift.Functions.dll"));
        return [.. from type in head.GetTypes()
                   from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
                   let function = method.GetCustomAttributes().FirstOrDefault(a => a.GetType().Name == "FunctionAttribute")
                   where function is not null
                   select (Text(function, "Name"), method)];
    }

    private static string Text(Attribute attribute, string property) => (string)Value(attribute, property)!;

    private static object? Value(Attribute attribute, string property) => attribute.GetType().GetProperty(property)!.GetValue(attribute);
}
