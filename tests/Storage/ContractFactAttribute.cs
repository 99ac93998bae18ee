using Xunit.Abstractions;
using Xunit.Sdk;

namespace HybridDrift.Tests.Storage;

/// <summary>
/// A fact of a contract, which several test classes inherit. Whether it is skipped is asked of each of them (see
/// <see cref="NeedsAttribute"/>): the attribute of an inherited method is the same for all.
/// </summary>
[XunitTestCaseDiscoverer("HybridDrift.Tests.Storage.ContractFactDiscoverer", "HybridDrift.Tests")]
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ContractFactAttribute : FactAttribute;

/// <summary>A theory of a contract.</summary>
[XunitTestCaseDiscoverer("HybridDrift.Tests.Storage.ContractTheoryDiscoverer", "HybridDrift.Tests")]
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ContractTheoryAttribute : TheoryAttribute;

internal sealed class ContractFactDiscoverer(IMessageSink sink) : FactDiscoverer(sink)
{
    public override IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions options, ITestMethod method, IAttributeInfo fact) =>
        SkippedTestCase.Of(DiagnosticMessageSink, options, method) ?? base.Discover(options, method, fact);
}

internal sealed class ContractTheoryDiscoverer(IMessageSink sink) : TheoryDiscoverer(sink)
{
    public override IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions options, ITestMethod method, IAttributeInfo theory) =>
        SkippedTestCase.Of(DiagnosticMessageSink, options, method) ?? base.Discover(options, method, theory);
}

/// <summary>A test that something is missing for; a theory is one, without its data.</summary>
internal sealed class SkippedTestCase : XunitTestCase
{
    [Obsolete("For deserialization only.")]
    public SkippedTestCase()
    {
    }

    private SkippedTestCase(IMessageSink sink, ITestFrameworkDiscoveryOptions options, ITestMethod method)
        : base(sink, options.MethodDisplayOrDefault(), options.MethodDisplayOptionsOrDefault(), method)
    {
    }

    public static IEnumerable<IXunitTestCase>? Of(IMessageSink sink, ITestFrameworkDiscoveryOptions options, ITestMethod method) =>
        NeedsAttribute.MissingFor(method) is null ? null : [new SkippedTestCase(sink, options, method)];

    protected override string GetSkipReason(IAttributeInfo factAttribute) =>
        NeedsAttribute.MissingFor(TestMethod) ?? base.GetSkipReason(factAttribute);
}
