namespace SmpPen.HostSimulator.Bench;

/// <summary>A browser page that looks at the bench.</summary>
/// <param name="Id">Secret of that page: whoever knows it acts for the page.</param>
/// <param name="Name">What others see, for example "Viewer 2 (Firefox)".</param>
/// <param name="IsConnected">Its feed is open.</param>
/// <param name="IsOperator">It operates the pen.</param>
public sealed record Viewer(string Id, string Name, bool IsConnected, bool IsOperator);
