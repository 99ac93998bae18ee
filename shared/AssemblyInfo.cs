using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("HybridDrift.Tests")]
