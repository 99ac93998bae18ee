namespace HybridDrift.Functions;

/// <summary>Says that the app runs, and nothing else: anybody may ask.</summary>
public static class Health
{
    [Function("Health")]
    public static IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request) =>
        Results.Json(new { status = "ok" });
}
