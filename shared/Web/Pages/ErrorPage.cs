using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace HybridDrift.Web.Pages;

/// <summary>What went wrong, for people: in the place of problem details everywhere but below <c>/api</c>.</summary>
public static class ErrorPage
{
    /// <summary>The same answer, as a page where pages are asked for.</summary>
    public static IResult For(HttpContext context, IResult answer) =>
        IsPage(context) && answer is ProblemHttpResult { ProblemDetails: var problem } ? Of(problem.Status ?? StatusCodes.Status500InternalServerError, problem.Title ?? "", problem.Detail ?? "") : answer;

    public static bool IsPage(HttpContext context) => !context.Request.Path.StartsWithSegments("/api");

    /// <summary>For answers that are nothing but a status.</summary>
    public static Task ShowAsync(StatusCodeContext status)
    {
        var code = status.HttpContext.Response.StatusCode;
        return Of(code, code == StatusCodes.Status404NotFound ? "No such page" : ReasonPhrases.GetReasonPhrase(code), code == StatusCodes.Status404NotFound ? "There is nothing at this address." : "The request cannot be answered.")
            .ExecuteAsync(status.HttpContext);
    }

    internal static IResult NoSuchSite() => Of(StatusCodes.Status404NotFound, "No such site", "There is neither a plan nor a report of a site of that name.");

    internal static IResult NoSuchReport() => Of(StatusCodes.Status404NotFound, "No such report", "The site has no finished report of that run. A scan that was asked for takes a while; the page of the site tells of failures.");

    internal static IResult BadQuery(string detail) => Of(StatusCodes.Status400BadRequest, "This cannot be shown", detail);

    /// <param name="detail">What the reader can do about it; never what they sent.</param>
    internal static IResult Of(int status, string title, string detail) => new PageResult(Write(title, detail), status);

    internal static byte[] Write(string title, string detail) =>
        PageFrame.Write(title, [PageLink.Sites], page => page.Raw("<p>").Text(detail).Raw("</p>\n"), page => page.Raw("<p>").Link(new("/", "All sites")).Raw("</p>\n"));
}
