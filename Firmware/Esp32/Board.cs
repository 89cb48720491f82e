using System.Device.Gpio;
using SmpPen.Core.Hardware;

namespace SmpPen.Esp32
{
    /// <summary>Brings the board up in the order that is safe whatever ran before.</summary>
    public static class Board
    {
        /// <summary>Takes every peripheral. Call once, first thing in Main.</summary>
        /// <exception cref="System.Exception">A peripheral cannot be had; ENABLE is low then.</exception>
        public static PenHardware Start()
        {
            GpioController controller = new GpioController();
            PenHardware hardware = new PenHardware();
            // 1. ENABLE low: from here on nothing reaches the coil.
            hardware.Safety = new SafetyOutputs(controller);
            // 2. End a pulse train that survived.
            hardware.StrokePwm = new StrokePwmOutput();
            // 3. Everything else that drives a line: low.
            hardware.StrokeShot = new StrokeShotOutput();
            hardware.Stepper = new StepperOutput(controller);
            // 4. What only looks.
            hardware.StrokeCounter = new PulseCounterInput(PinMap.StrokeSensor);
            hardware.DriveCounter = new PulseCounterInput(PinMap.DriveSense);
            hardware.TravelCounter = new PulseCounterInput(PinMap.TravelClock);
            hardware.StepCounter = new PulseCounterInput(PinMap.StepSense);
            hardware.Inputs = new BoardInputs(controller);
            hardware.Files = new FlashFiles();
            hardware.Serial = new ServiceUart();
            hardware.Display = new OledPanel();
            return hardware;
        }
    }
}
