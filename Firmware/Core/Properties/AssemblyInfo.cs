using System.Reflection;

[assembly: AssemblyTitle("SmpPen.Core")]
[assembly: AssemblyDescription("Control program of a scalp-micropigmentation pen, free of hardware")]
[assembly: AssemblyProduct("SmpPen")]
[assembly: AssemblyVersion("1.0.0.0")]
[assembly: AssemblyFileVersion("1.0.0.0")]
