using System.Device.Gpio;
using SmpPen.Core.Hardware;

namespace SmpPen.Esp32
{
    /// <summary>The digital inputs, polled: ValueChanged comes tens of milliseconds late and from a bounded queue.</summary>
    /// <remarks>Per tick: 8 reads, about 0.5 ms and 768 bytes (each Read makes a PinValue).</remarks>
    public sealed class BoardInputs : IInputLines
    {
        private readonly GpioPin _pedalNormallyOpen;
        private readonly GpioPin _pedalNormallyClosed;
        private readonly GpioPin _up;
        private readonly GpioPin _down;
        private readonly GpioPin _select;
        private readonly GpioPin _stop;
        private readonly GpioPin _driverFault;
        private readonly GpioPin _homeFlag;

        /// <summary>Opens the pins.</summary>
        public BoardInputs(GpioController controller)
        {
            _pedalNormallyOpen = controller.OpenPin(PinMap.PedalNormallyOpen, PinMode.InputPullUp);
            _pedalNormallyClosed = controller.OpenPin(PinMap.PedalNormallyClosed, PinMode.InputPullUp);
            _up = controller.OpenPin(PinMap.ButtonUp, PinMode.InputPullUp);
            _down = controller.OpenPin(PinMap.ButtonDown, PinMode.InputPullUp);
            _select = controller.OpenPin(PinMap.ButtonSelect, PinMode.InputPullUp);
            _stop = controller.OpenPin(PinMap.ButtonStop, PinMode.InputPullUp);
            _driverFault = controller.OpenPin(PinMap.DriverFault, PinMode.InputPullUp);
            // GPIO39 has no pull resistors: the sensor drives it both ways.
            _homeFlag = controller.OpenPin(PinMap.HomeFlag, PinMode.Input);
        }

        /// <inheritdoc/>
        public InputLine Sample()
        {
            // Written out, because a method for it would cost 40 instructions a tick.
            InputLine lines = InputLine.None;
            if (!(bool)_pedalNormallyOpen.Read())
            {
                lines |= InputLine.PedalNormallyOpenClosed;
            }
            if (!(bool)_pedalNormallyClosed.Read())
            {
                lines |= InputLine.PedalNormallyClosedClosed;
            }
            if (!(bool)_up.Read())
            {
                lines |= InputLine.ButtonUp;
            }
            if (!(bool)_down.Read())
            {
                lines |= InputLine.ButtonDown;
            }
            if (!(bool)_select.Read())
            {
                lines |= InputLine.ButtonSelect;
            }
            if (!(bool)_stop.Read())
            {
                lines |= InputLine.ButtonStop;
            }
            if (!(bool)_driverFault.Read())
            {
                lines |= InputLine.DriverFault;
            }
            if ((bool)_homeFlag.Read())
            {
                lines |= InputLine.HomeFlag;
            }
            return lines;
        }
    }
}
