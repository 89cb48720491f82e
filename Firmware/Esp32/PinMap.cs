namespace SmpPen.Esp32
{
    /// <summary>
    /// GPIO numbers of the board. No strapping pin (0, 2, 5, 12, 15) for anything that moves; 6-11 are the flash; 1 and 3
    /// are the debugger's UART; 34-39 are input only, without pull resistors.
    /// </summary>
    public static class PinMap
    {
        /// <summary>ENABLE of the coil gate, active high, 10 k pull-down on the board.</summary>
        public const int Enable = 25;

        /// <summary>HEARTBEAT to the interlock monostable.</summary>
        public const int Heartbeat = 26;

        /// <summary>STROKE_PWM (LEDC), 10 k pull-down.</summary>
        public const int StrokePwm = 27;

        /// <summary>STROKE_SHOT (RMT), 4.7 k pull-down: at reset this pin is JTAG TMS with a pull-up of about 45 k.</summary>
        public const int StrokeShot = 14;

        /// <summary>Coil drive behind gate and interlock, read back for the drive counter.</summary>
        public const int DriveSense = 35;

        /// <summary>End-of-stroke flag sensor, high while the flag is in it.</summary>
        public const int StrokeSensor = 34;

        /// <summary>
        /// 250 kHz while the coil is driven and the flag has not arrived, for the travel counter. A strapping pin, which matters
        /// with GPIO0 low only (bootloader) and is low then: without drive the gate gives a low.
        /// </summary>
        public const int TravelClock = 2;

        /// <summary>STEP of the depth axis (RMT), 10 k pull-down.</summary>
        public const int Step = 32;

        /// <summary>DIR of the depth axis: high moves outward.</summary>
        public const int Direction = 33;

        /// <summary>STEP read back for the step counter (an output cannot be read back inside the chip).</summary>
        public const int StepSense = 36;

        /// <summary>Home flag sensor, high while the carriage is fully retracted.</summary>
        public const int HomeFlag = 39;

        /// <summary>Driver nFAULT, open drain, active low, internal pull-up.</summary>
        public const int DriverFault = 13;

        /// <summary>Pedal normally-open contact to ground, internal pull-up: low = pressed.</summary>
        public const int PedalNormallyOpen = 18;

        /// <summary>Pedal normally-closed contact to ground, internal pull-up: low = released.</summary>
        public const int PedalNormallyClosed = 19;

        /// <summary>Button Up to ground, internal pull-up.</summary>
        public const int ButtonUp = 16;

        /// <summary>Button Down to ground, internal pull-up.</summary>
        public const int ButtonDown = 17;

        /// <summary>Button Select to ground, internal pull-up.</summary>
        public const int ButtonSelect = 21;

        /// <summary>Button Stop to ground, internal pull-up.</summary>
        public const int ButtonStop = 22;

        /// <summary>I2C data of the OLED, 4.7 k pull-up on the board.</summary>
        public const int DisplayData = 23;

        /// <summary>I2C clock of the OLED, 4.7 k pull-up on the board.</summary>
        public const int DisplayClock = 4;

        /// <summary>Service UART, to the adapter. A strapping pin whose level at reset only sets SDIO timing, unused here.</summary>
        public const int SerialTransmit = 5;

        /// <summary>Service UART, from the adapter. A strapping pin: held low at reset it only silences the ROM's boot messages.</summary>
        public const int SerialReceive = 15;
    }
}
