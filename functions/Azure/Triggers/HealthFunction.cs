using HybridDrift.Web;

namespace HybridDrift.Functions.Triggers;

/// <summary>Says that the app runs, and nothing else: anybody may ask.</summary>
public static class HealthFunction
{
    [Function("Health")]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Routes.Health)] HttpRequest request) => HealthEndpoint.Get();
}
