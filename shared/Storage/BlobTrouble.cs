using Azure;

namespace HybridDrift.Storage;

/// <summary>
/// Tells of trouble with the service in words of ours. The library's exceptions quote answers with their headers, which may repeat
/// what the request was signed with; an exception ends up in a log, so they are not passed on, not even as the inner one.
/// </summary>
internal static class BlobTrouble
{
    /// <param name="what">What is done, after "could not".</param>
    /// <param name="act">Does it.</param>
    /// <param name="ct">Whether it was the caller who ended it.</param>
    /// <exception cref="IOException">The service refused, failed, or did not answer.</exception>
    public static async Task<T> ToldAsync<T>(string what, Func<Task<T>> act, CancellationToken ct)
    {
        try
        {
            return await act();
        }
        catch (RequestFailedException e)
        {
            throw Told(what, Reason(e));
        }
        catch (AggregateException e) // every attempt failed without an answer
        {
            throw Told(what, $"{e.InnerExceptions.Count} attempts: {Reason(e.InnerExceptions[^1])}");
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw Told(what, Reason(e));
        }
    }

    private static IOException Told(string what, string reason) => new($"The storage could not {what}: {reason}.");

    private static string Reason(Exception e) => e switch
    {
        RequestFailedException { Status: > 0 } answer =>
            $"{answer.Status} {answer.ErrorCode}, request {answer.GetRawResponse()?.Headers.RequestId ?? "without id"}",
        { InnerException: HttpRequestException request } => $"no answer, {request.HttpRequestError}",
        OperationCanceledException => "no answer in time",
        _ => "no answer",
    };
}
