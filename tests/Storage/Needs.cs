using Xunit.Abstractions;

namespace HybridDrift.Tests.Storage;

/// <summary>On a test class: its tests need something that not every machine has, and are skipped, visibly, where it is missing.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class NeedsAttribute : Attribute
{
    /// <summary>What is missing; null when nothing is.</summary>
    public abstract string? Missing { get; }

    internal static string? MissingFor(ITestMethod method) => method.TestClass.Class
        .GetCustomAttributes(typeof(NeedsAttribute))
        .Select(needs => needs.GetNamedArgument<string?>(nameof(Missing)))
        .FirstOrDefault(missing => missing is not null);
}

/// <summary>The tests need the storage emulator, and that needs Node.js.</summary>
internal sealed class NeedsAzuriteAttribute : NeedsAttribute
{
    public override string? Missing => AzuritePackages.Missing;
}
