using HybridDrift.Web;
using HybridDrift.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace HybridDrift.Local.Serving;

/// <summary>The whole product on one machine: the same endpoints, schedule and jobs as the Functions app, and pages for people.</summary>
internal static class LocalHead
{
    /// <param name="urls">Where to listen.</param>
    /// <param name="settings">Settings that go before those of the environment.</param>
    /// <param name="files">What the paths in the plan of a site are relative to.</param>
    /// <param name="key">What a caller has to send; null when everybody on this machine may ask.</param>
    /// <exception cref="InvalidOperationException">A setting cannot be used; the message names it.</exception>
    public static WebApplication Build(string urls, IReadOnlyDictionary<string, string?> settings, Func<string, string?> files, string? key, TimeProvider time)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseUrls(urls.Split(';')).ConfigureKestrel(k => k.AddServerHeader = false);
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning)
            .AddSimpleConsole(c => (c.SingleLine, c.TimestampFormat, c.UseUtcTimestamp, c.ColorBehavior) = (true, "HH:mm:ss ", true, LoggerColorBehavior.Disabled));
        builder.Services.AddProblemDetails().AddHybridDrift(builder.Configuration, files, time)
            .AddHostedService<WorkerService>()
            .AddHostedService<ScheduleService>();

        var app = builder.Build();
        app.Use((HttpContext context, RequestDelegate next) =>
        {
            Guard.AddHeaders(context);
            return next(context);
        });
        app.Use(next => new ApiKey(key, next).InvokeAsync);
        // After the guards, so that nothing is looked up for those who may not ask.
        app.UseRouting();
        app.UseStatusCodePages();
        app.UseWhen(ErrorPage.IsPage, pages => pages.UseStatusCodePages(ErrorPage.ShowAsync));
        Api.Map(app);
        Pages.Map(app);
        return app;
    }
}
