using SmpPen.Core.Display;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Safety;

/// <summary>Holds every pixel of the panel against what the pen means to show.</summary>
internal static class PanelTruth
{
    public static bool Shows(SimulatedPen pen)
    {
        FrameBuffer frame = new();
        ScreenTable screens = new(frame, pen.Status);
        for (int page = 0; page < FrameBuffer.Pages; page++)
        {
            screens.Of(pen.Status.Screen).Render(page);
        }
        for (int index = 0; index < FrameBuffer.Pages * FrameBuffer.Columns; index++)
        {
            if (frame.Bytes[index] != pen.Panel.Memory(index))
            {
                return false;
            }
        }
        return true;
    }
}
