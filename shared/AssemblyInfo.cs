using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("HybridDrift.Tests")]
[assembly: InternalsVisibleTo("HybridDrift.Benchmarks")]
