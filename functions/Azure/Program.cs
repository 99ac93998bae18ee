using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using HybridDrift.Jobs;
using HybridDrift.Web;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();

// Plans on Azure name no files: whatever opens a source is a secret.
builder.Services.AddHybridDrift(builder.Configuration, files: _ => null, TimeProvider.System);

var telemetry = builder.Services.AddOpenTelemetry()
    .WithTracing(t => t.AddSource(Telemetry.Name))
    .WithMetrics(m => m.AddMeter(Telemetry.Name))
    .UseFunctionsWorkerDefaults();
if (!string.IsNullOrEmpty(builder.Configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"]))
{
    telemetry.UseAzureMonitorExporter(o => o.Credential = builder.Configuration["AZURE_CLIENT_ID"] is { Length: > 0 } client
        ? new(ManagedIdentityId.FromUserAssignedClientId(client))
        : new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned));
}

builder.Build().Run();
