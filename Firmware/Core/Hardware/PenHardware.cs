namespace SmpPen.Core.Hardware
{
    /// <summary>Every port that the pen needs, handed over once at start.</summary>
    public sealed class PenHardware
    {
        /// <summary>Pedal, buttons, driver fault and home flag.</summary>
        public IInputLines Inputs;

        /// <summary>ENABLE and HEARTBEAT.</summary>
        public ISafetyOutputs Safety;

        /// <summary>Continuous coil pulses.</summary>
        public IStrokePwm StrokePwm;

        /// <summary>Counted coil pulses.</summary>
        public IStrokeShot StrokeShot;

        /// <summary>Counts the end-of-stroke flag: strokes really made.</summary>
        public IPulseCounter StrokeCounter;

        /// <summary>Counts the pulses behind the gate: drive the coil really got.</summary>
        public IPulseCounter DriveCounter;

        /// <summary>Counts a clock of <see cref="SmpPen.Core.Stroke.StrikeRegulator.ClockHertz"/> while the coil is driven and the flag has not arrived.</summary>
        public IPulseCounter TravelCounter;

        /// <summary>Counts the pulses on the STEP line.</summary>
        public IPulseCounter StepCounter;

        /// <summary>Step trains of the depth axis.</summary>
        public IStepper Stepper;

        /// <summary>The OLED.</summary>
        public IDisplayPanel Display;

        /// <summary>Files on the internal flash.</summary>
        public IFileStore Files;

        /// <summary>The service UART.</summary>
        public ISerialLine Serial;
    }
}
