using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace HybridDrift.Web;

/// <summary>What every answer has in common: JSON of one form, problems as RFC 9457 has them, nothing kept by caches.</summary>
internal static class Answers
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static IResult Json<T>(T value, int status = StatusCodes.Status200OK) => Results.Json(value, Options, statusCode: status);

    /// <param name="detail">What the caller can do about it; never what they sent.</param>
    public static IResult Problem(int status, string title, string detail, Dictionary<string, object?>? more = null) => Results.Problem(detail, statusCode: status, title: title, extensions: more);

    public static IResult NoSuchSite() => Problem(StatusCodes.Status404NotFound, "No such site", "There is no plan of a site of that name. GET /api/sites lists those that there are.");

    public static IResult NoSuchReport() => Problem(StatusCodes.Status404NotFound, "No such report", "The site has no finished report of that run. A scan that was asked for takes a while; the site's status tells of failures.");

    public static IResult BadQuery(string detail) => Problem(StatusCodes.Status400BadRequest, "Bad query", detail);
}
