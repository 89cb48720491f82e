using System.Reflection;

[assembly: AssemblyTitle("NFUnitTest")]
[assembly: AssemblyDescription("Unit tests of SmpPen.Core, on the device, on nanoCLR and on the desktop")]
[assembly: AssemblyProduct("SmpPen")]
[assembly: AssemblyVersion("1.0.0.0")]
[assembly: AssemblyFileVersion("1.0.0.0")]
