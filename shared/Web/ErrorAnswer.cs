using Microsoft.AspNetCore.Http;

namespace HybridDrift.Web;

/// <summary>What a caller is told of an exception: never its text.</summary>
public static class ErrorAnswer
{
    /// <returns>Null for the caller's own end of the request, which nobody is there to be told of.</returns>
    public static IResult? Of(Exception e, HttpContext context) => e switch
    {
        OperationCanceledException when context.RequestAborted.IsCancellationRequested => null,
        BadHttpRequestException bad => Answers.Problem(bad.StatusCode, "Bad request", "The request could not be read."),
        IOException or UnauthorizedAccessException or TimeoutException => Unavailable(context),
        InvalidDataException => Answers.Problem(StatusCodes.Status500InternalServerError, "Stored data is damaged", "What is stored is not what was kept: it has been altered, or its disk fails."),
        _ => Answers.Problem(StatusCodes.Status500InternalServerError, "Internal error", "A fault of the program. Its log tells what kind."),
    };

    private static IResult Unavailable(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "30";
        return Answers.Problem(StatusCodes.Status503ServiceUnavailable, "The store or the queue cannot be used", "Try again later.");
    }
}
