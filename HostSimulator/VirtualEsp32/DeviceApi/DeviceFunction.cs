namespace nanoFramework.Hardware.Esp32;

/// <summary>Functions that pins can be given. Those of peripherals that the virtual ESP32 has not are left out.</summary>
public enum DeviceFunction
{
    /// <summary>I2C1 DATA.</summary>
    I2C1_DATA = 0x20100,

    /// <summary>I2C1 CLOCK.</summary>
    I2C1_CLOCK = 0x20101,

    /// <summary>I2C2 DATA.</summary>
    I2C2_DATA = 0x20200,

    /// <summary>I2C2 CLOCK.</summary>
    I2C2_CLOCK = 0x20201,

    /// <summary>COM1 TX.</summary>
    COM1_TX = 0x30100,

    /// <summary>COM1 RX.</summary>
    COM1_RX = 0x30101,

    /// <summary>COM1 RTS.</summary>
    COM1_RTS = 0x30102,

    /// <summary>COM1 CTS.</summary>
    COM1_CTS = 0x30103,

    /// <summary>COM2 TX.</summary>
    COM2_TX = 0x30200,

    /// <summary>COM2 RX.</summary>
    COM2_RX = 0x30201,

    /// <summary>COM2 RTS.</summary>
    COM2_RTS = 0x30202,

    /// <summary>COM2 CTS.</summary>
    COM2_CTS = 0x30203,

    /// <summary>COM3 TX.</summary>
    COM3_TX = 0x30300,

    /// <summary>COM3 RX.</summary>
    COM3_RX = 0x30301,

    /// <summary>COM3 RTS.</summary>
    COM3_RTS = 0x30302,

    /// <summary>COM3 CTS.</summary>
    COM3_CTS = 0x30303,

    /// <summary>COM4 TX.</summary>
    COM4_TX = 0x30400,

    /// <summary>COM4 RX.</summary>
    COM4_RX = 0x30401,

    /// <summary>COM4 RTS.</summary>
    COM4_RTS = 0x30402,

    /// <summary>COM4 CTS.</summary>
    COM4_CTS = 0x30403,

    /// <summary>PWM1.</summary>
    PWM1 = 0x40100,

    /// <summary>PWM2.</summary>
    PWM2 = 0x40200,

    /// <summary>PWM3.</summary>
    PWM3 = 0x40300,

    /// <summary>PWM4.</summary>
    PWM4 = 0x40400,

    /// <summary>PWM5.</summary>
    PWM5 = 0x40500,

    /// <summary>PWM6.</summary>
    PWM6 = 0x40600,

    /// <summary>PWM7.</summary>
    PWM7 = 0x40700,

    /// <summary>PWM8.</summary>
    PWM8 = 0x40800,

    /// <summary>PWM9.</summary>
    PWM9 = 0x40900,

    /// <summary>PWM10.</summary>
    PWM10 = 0x40A00,

    /// <summary>PWM11.</summary>
    PWM11 = 0x40B00,

    /// <summary>PWM12.</summary>
    PWM12 = 0x40C00,

    /// <summary>PWM13.</summary>
    PWM13 = 0x40D00,

    /// <summary>PWM14.</summary>
    PWM14 = 0x40E00,

    /// <summary>PWM15.</summary>
    PWM15 = 0x40F00,

    /// <summary>PWM16.</summary>
    PWM16 = 0x41000,
}
