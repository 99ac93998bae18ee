using System.Diagnostics;

// Signatures of the Functions worker, for feeds that lack its packages (Worker.targets chooses). The app compiles; nothing here runs it.
namespace Microsoft.Azure.Functions.Worker.Builder;

public static class FunctionsApplication
{
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new();
}

public sealed class FunctionsApplicationBuilder
{
    internal FunctionsApplicationBuilder() { }

    public IServiceCollection Services { get; } = new ServiceCollection();

    public IConfigurationManager Configuration { get; } = new ConfigurationManager();

#pragma warning disable CA1822 // It is called on a builder.
    public IHost Build()
#pragma warning restore CA1822
    {
        Console.Error.WriteLine("This build runs no functions: it was compiled with a stand-in for the Azure Functions worker, because the NuGet feed lacks its packages. Build it where the feed offers them.");
        Environment.Exit(1);
        throw new UnreachableException();
    }
}

public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder) => builder;
}
