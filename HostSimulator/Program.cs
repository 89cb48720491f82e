using System.Globalization;
using SmpPen.HostSimulator.Cli;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return CommandLineApp.Run(args, Console.Out, Console.Error);
