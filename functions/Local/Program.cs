System.Console.WriteLine("hybriddrift");
