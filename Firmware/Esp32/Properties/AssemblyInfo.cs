using System.Reflection;

[assembly: AssemblyTitle("SmpPen.Esp32")]
[assembly: AssemblyDescription("Board adapters and boot code of the SmpPen firmware for the ESP32")]
[assembly: AssemblyProduct("SmpPen")]
[assembly: AssemblyVersion("1.0.0.0")]
[assembly: AssemblyFileVersion("1.0.0.0")]
