namespace HybridDrift.Tests;
public sealed class SmokeTests
{
    [Fact] public void One() => Assert.True(true);
}
