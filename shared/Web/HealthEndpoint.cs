using Microsoft.AspNetCore.Http;

namespace HybridDrift.Web;

/// <summary>Says that the program runs, and nothing else: anybody may ask.</summary>
public static class HealthEndpoint
{
    public static IResult Get() => Answers.Json(new { status = "ok" });
}
