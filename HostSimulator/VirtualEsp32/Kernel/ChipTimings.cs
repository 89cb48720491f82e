namespace SmpPen.VirtualEsp32;

/// <summary>
/// What each native call costs the program on an ESP32_REV3 (160 MHz), with the interpreter's work around it: virtual time
/// in nanoseconds and bytes of managed heap. "Facts": read in the runtime's sources or measured by its users; "assumed": an
/// estimate that no source gives, chosen on the slow side.
/// </summary>
/// <remarks>Only calls cost time here. What the program computes between calls is added by whoever runs it, with <see cref="Chip.Spend"/>.</remarks>
public static class ChipTimings
{
    /// <summary>GpioPin.Toggle. Facts: 27 kHz loop, nanoFramework/Home#1013.</summary>
    public const long Toggle = 18_500;

    /// <summary>GpioPin.Write. Facts: 1.7 kHz for two writes, Home#1013.</summary>
    public const long Write = 290_000;

    /// <summary>Heap of a Write: one PinValue passed by value. Facts (72 bytes a struct copy).</summary>
    public const int WriteBytes = 72;

    /// <summary>GpioPin.Read with the comparison of its result. Assumed.</summary>
    public const long Read = 60_000;

    /// <summary>Heap of a Read: the PinValue made (24) and its copy into the comparison (72). Facts for the parts.</summary>
    public const int ReadBytes = 96;

    /// <summary>GpioController.OpenPin, SetPinMode, ClosePin. Assumed.</summary>
    public const long OpenPin = 1_000_000;

    /// <summary>Heap of an OpenPin: pin, bundle, list slot. Assumed.</summary>
    public const int OpenPinBytes = 240;

    /// <summary>How long gpio_reset_pin leaves the pad undriven with the pull-up on, before it is driven low. Assumed.</summary>
    public const long OpenPinFloats = 2_000;

    /// <summary>HighResTimer.GetCurrent. Assumed.</summary>
    public const long Clock = 20_000;

    /// <summary>Configuration.SetPinFunction. Assumed.</summary>
    public const long PinFunction = 50_000;

    /// <summary>PwmChannel.CreateFromPin. Assumed.</summary>
    public const long PwmCreate = 1_000_000;

    /// <summary>Heap of a PwmChannel. Assumed.</summary>
    public const int PwmCreateBytes = 120;

    /// <summary>PwmChannel.Start. Assumed.</summary>
    public const long PwmStart = 400_000;

    /// <summary>PwmChannel.Stop. Assumed.</summary>
    public const long PwmStop = 150_000;

    /// <summary>Setting Frequency or DutyCycle, without the busy-wait. Assumed.</summary>
    public const long PwmSet = 150_000;

    /// <summary>Creating a TransmitterChannel. Assumed.</summary>
    public const long RmtCreate = 2_000_000;

    /// <summary>Heap of a TransmitterChannel with its settings and list. Assumed.</summary>
    public const int RmtCreateBytes = 300;

    /// <summary>TransmitterChannel.SendData, before the first edge. Assumed.</summary>
    public const long RmtSend = 300_000;

    /// <summary>The same, for each byte (copy into a vector, then into the channel's memory). Assumed.</summary>
    public const long RmtSendPerByte = 1_000;

    /// <summary>Send interprets about 15 statements a command to serialise it. Facts for the count; assumed 2 us each.</summary>
    public const long RmtSerialisePerCommand = 30_000;

    /// <summary>Creating or starting a pulse counter. Assumed.</summary>
    public const long CounterCreate = 1_000_000;

    /// <summary>Heap of a counter object. Assumed.</summary>
    public const int CounterCreateBytes = 72;

    /// <summary>GpioPulseCounter.Read or Reset. Assumed.</summary>
    public const long CounterRead = 80_000;

    /// <summary>Heap of a counter Read: GpioPulseCount (48) and its copy (72). Facts for the parts.</summary>
    public const int CounterReadBytes = 120;

    /// <summary>From the pulse that wraps a counter to the end of the interrupt that notes it. Assumed.</summary>
    public const long CounterInterrupt = 2_000;

    /// <summary>An I2C call besides its bits on the bus. Assumed.</summary>
    public const long I2cCall = 300_000;

    /// <summary>Heap of an I2C call: result and span. Facts: "1-2 KB" for the 16 calls of a frame.</summary>
    public const int I2cCallBytes = 96;

    /// <summary>The driver gives up on a held bus after this. Facts (1000 ms).</summary>
    public const long I2cTimeout = 1_000_000_000;

    /// <summary>Opening a serial port. Assumed.</summary>
    public const long SerialOpen = 3_000_000;

    /// <summary>Heap of an open serial port: ring, stream, listener. Assumed.</summary>
    public const int SerialOpenBytes = 300;

    /// <summary>SerialPort.BytesToRead. Assumed.</summary>
    public const long SerialQuery = 20_000;

    /// <summary>SerialPort.Read or Write, besides waiting. Assumed.</summary>
    public const long SerialTransfer = 80_000;

    /// <summary>Opening a file, besides finding it: FileStream, its path and its record, interpreted. Assumed.</summary>
    public const long FileOpen = 4_000_000;

    /// <summary>Heap of an open file: stream, record, path. Assumed.</summary>
    public const int FileOpenBytes = 400;

    /// <summary>Any other file call. Assumed.</summary>
    public const long FileCall = 500_000;

    /// <summary>Reading a pair of directory blocks, besides their bytes: their revisions, a dozen calls. Assumed.</summary>
    public const long FlashPairRead = 300_000;

    /// <summary>Reading, for each byte: 40 MHz on two lines, and littlefs's check value. Assumed.</summary>
    public const long FileReadPerByte = 200;

    /// <summary>Programming one flash page of 256 bytes. Facts (about 1 ms).</summary>
    public const long FlashProgramPage = 1_000_000;

    /// <summary>Erasing a 4 KB sector, shortest. Facts (40-100 ms).</summary>
    public const long FlashEraseShortest = 40_000_000;

    /// <summary>Erasing a 4 KB sector, longest. Facts (40-100 ms).</summary>
    public const long FlashEraseLongest = 100_000_000;
}
