using System.Device.Gpio;
using SmpPen.Core.Hardware;

namespace SmpPen.Esp32
{
    /// <summary>ENABLE and HEARTBEAT as GPIO outputs.</summary>
    /// <remarks>
    /// Per tick: one Toggle, 18 us, no allocation. A change of ENABLE: one Write, 290 us, 72 bytes (nanoFramework/Home#1013:
    /// PinValue conversions copy structs), so it is written only when it changes.
    /// </remarks>
    public sealed class SafetyOutputs : ISafetyOutputs
    {
        private readonly GpioPin _enable;
        private readonly GpioPin _heartbeat;
        private readonly PinValue _high = PinValue.High;
        private readonly PinValue _low = PinValue.Low;
        private bool _enableIsHigh;

        /// <summary>Opens both pins low. Construct it before anything else: a pulse train may have survived a reset.</summary>
        /// <remarks>
        /// Opening an output pulls it up for microseconds before it is driven low (gpio_reset_pin): the 10 k pull-down on the
        /// board is stronger than the chip's 45 k, and both lines are active high.
        /// </remarks>
        public SafetyOutputs(GpioController controller)
        {
            _enable = controller.OpenPin(PinMap.Enable, PinMode.Output);
            _heartbeat = controller.OpenPin(PinMap.Heartbeat, PinMode.Output);
        }

        /// <inheritdoc/>
        public void SetEnable(bool high)
        {
            if (high == _enableIsHigh)
            {
                return;
            }
            // High counts from before the Write and low from after it: after a Write that throws, a low is always written.
            _enableIsHigh = true;
            _enable.Write(high ? _high : _low);
            _enableIsHigh = high;
        }

        /// <inheritdoc/>
        public void ToggleHeartbeat()
        {
            _heartbeat.Toggle();
        }
    }
}
