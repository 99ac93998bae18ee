using HybridDrift.Local;
using Spectre.Console;

return await CommandLine.RunAsync(args, AnsiConsole.Console, Console.Error, TimeProvider.System);
