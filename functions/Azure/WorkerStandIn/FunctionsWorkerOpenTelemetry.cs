using OpenTelemetry;

// Signatures of the Functions worker, for feeds that lack its packages (Worker.targets chooses). The app compiles; nothing here runs it.
namespace Microsoft.Azure.Functions.Worker.OpenTelemetry;

public static class ConfigureFunctionsOpenTelemetry
{
    public static IOpenTelemetryBuilder UseFunctionsWorkerDefaults(this IOpenTelemetryBuilder builder) => builder;
}
