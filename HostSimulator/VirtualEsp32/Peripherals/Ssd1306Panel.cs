namespace SmpPen.VirtualEsp32;

/// <summary>A 128x64 OLED with an SSD1306: executes the bytes of its I2C messages (Solomon Systech datasheet rev 1.1, section 9).</summary>
/// <remarks>
/// Page and column start commands (B0-B7, 00-1F) act in page addressing mode only, column and page ranges (21, 22) in the
/// other two, as the datasheet has it. Not modelled: scrolling (its commands are skipped), fade times, the COM pin layout
/// (a wrong one would show here as right).
/// </remarks>
public sealed class Ssd1306Panel : II2cTarget
{
    /// <summary>Columns.</summary>
    public const int Width = 128;

    /// <summary>Rows.</summary>
    public const int Height = 64;

    private readonly byte[] _ram = new byte[Width * Height / 8];
    private readonly byte[] _command = new byte[7];
    private int _have;
    private int _need;
    private int _mode = 2;
    private int _column;
    private int _page;
    private int _firstColumn;
    private int _lastColumn = Width - 1;
    private int _firstPage;
    private int _lastPage = 7;
    private bool _remapped;
    private bool _comReversed;
    private bool _changed;

    /// <summary>A panel just powered up: off, its memory full of noise.</summary>
    public Ssd1306Panel() => PowerUp();

    /// <summary>Supply off and on: dark, page addressing, noise in the memory.</summary>
    public void PowerUp()
    {
        IsOn = false;
        HasChargePump = false;
        IsInverted = false;
        IsAllOn = false;
        _mode = 2;
        _have = 0;
        ChangeCount++;
        uint noise = 0x2545F491;
        for (int i = 0; i < _ram.Length; i++)
        {
            noise = (noise * 1_664_525) + 1_013_904_223;
            _ram[i] = (byte)(noise >> 24);
        }
    }

    /// <summary>Display on (AF) and charge pump on (8D 14): only then anything is seen.</summary>
    public bool IsLit => IsOn && HasChargePump;

    /// <summary>Display on (AF).</summary>
    public bool IsOn { get; private set; }

    /// <summary>Charge pump on; takes effect with the next AF.</summary>
    public bool HasChargePump { get; private set; }

    /// <summary>A7: dark pixels shine.</summary>
    public bool IsInverted { get; private set; }

    /// <summary>A5: every pixel shines, whatever the memory says.</summary>
    public bool IsAllOn { get; private set; }

    /// <summary>Contrast, 0-255.</summary>
    public int Contrast { get; private set; } = 0x7F;

    /// <summary>Line of the memory shown first.</summary>
    public int StartLine { get; private set; }

    /// <summary>Vertical shift of the rows.</summary>
    public int Offset { get; private set; }

    /// <summary>Rows driven.</summary>
    public int MultiplexRows { get; private set; } = Height;

    /// <summary>Goes up with every message that changed the memory or the way it is shown.</summary>
    public long ChangeCount { get; private set; }

    /// <summary>Bytes of display memory written.</summary>
    public long DataBytes { get; private set; }

    /// <summary>A byte of the display memory: page x 128 + column.</summary>
    public byte Memory(int index) => _ram[index];

    /// <summary>What a person sees, the panel mounted as modules are (A1 and C8 show the memory upright).</summary>
    /// <param name="x">From the left, 0-127.</param>
    /// <param name="y">From the top, 0-63.</param>
    public bool Pixel(int x, int y)
    {
        if (!IsLit)
        {
            return false;
        }
        int com = Height - 1 - y;
        int row = (com + Offset) % Height;
        if (row >= MultiplexRows)
        {
            return false;
        }
        if (IsAllOn)
        {
            return true;
        }
        int scanned = _comReversed ? MultiplexRows - 1 - row : row;
        int line = (scanned + StartLine) % Height;
        int column = _remapped ? x : Width - 1 - x;
        bool bit = (_ram[((line >> 3) * Width) + column] & (1 << (line & 7))) != 0;
        return bit ^ IsInverted;
    }

    /// <inheritdoc/>
    public bool Receive(ReadOnlySpan<byte> message)
    {
        int index = 0;
        while (index < message.Length)
        {
            // Control byte: Co (bit 7) = one byte follows, else the rest; D/C (bit 6) = data.
            byte control = message[index++];
            int end = (control & 0x80) != 0 ? Math.Min(index + 1, message.Length) : message.Length;
            for (; index < end; index++)
            {
                if ((control & 0x40) != 0)
                {
                    Data(message[index]);
                }
                else
                {
                    Command(message[index]);
                }
            }
        }
        ChangeCount += _changed ? 1 : 0;
        _changed = false;
        return true;
    }

    /// <inheritdoc/>
    public void Transmit(Span<byte> message) => message.Fill((byte)(IsOn ? 0x00 : 0x40));

    private void Data(byte value)
    {
        ref byte place = ref _ram[(_page * Width) + _column];
        _changed |= place != value;
        place = value;
        DataBytes++;
        switch (_mode)
        {
            case 0:
                if (!Step(ref _column, _firstColumn, _lastColumn))
                {
                    Step(ref _page, _firstPage, _lastPage);
                }
                break;
            case 1:
                if (!Step(ref _page, _firstPage, _lastPage))
                {
                    Step(ref _column, _firstColumn, _lastColumn);
                }
                break;
            default:
                Step(ref _column, 0, Width - 1);
                break;
        }
    }

    /// <summary>Next place; false when it went back to the first.</summary>
    private static bool Step(ref int place, int first, int last)
    {
        bool wraps = place == last;
        place = wraps ? first : (place + 1) & (Width - 1);
        return !wraps;
    }

    private void Command(byte value)
    {
        if (_have == 0)
        {
            _need = Length(value);
        }
        _command[_have++] = value;
        if (_have == _need)
        {
            _have = 0;
            Execute(_command[0], _command[1], _command[2]);
            _changed |= _command[0] is >= 0x40 and < 0xB0 or >= 0xC0;
        }
    }

    /// <summary>Bytes of a command, itself included.</summary>
    private static int Length(byte command) => command switch
    {
        0x20 or 0x81 or 0x8D or 0xA8 or 0xD3 or 0xD5 or 0xD9 or 0xDA or 0xDB => 2,
        0x21 or 0x22 or 0xA3 => 3,
        0x29 or 0x2A => 6,
        0x26 or 0x27 => 7,
        _ => 1,
    };

    private void Execute(byte command, byte a, byte b)
    {
        switch (command)
        {
            case <= 0x0F when _mode == 2:
                _column = (_column & 0x70) | command;
                break;
            case >= 0x10 and <= 0x1F when _mode == 2:
                _column = (_column & 0x0F) | ((command & 0x07) << 4);
                break;
            case 0x20:
                _mode = (a & 3) == 3 ? 2 : a & 3;
                break;
            case 0x21 when _mode != 2:
                _firstColumn = a & 0x7F;
                _lastColumn = b & 0x7F;
                _column = _firstColumn;
                break;
            case 0x22 when _mode != 2:
                _firstPage = a & 7;
                _lastPage = b & 7;
                _page = _firstPage;
                break;
            case >= 0x40 and <= 0x7F:
                StartLine = command & 0x3F;
                break;
            case 0x81:
                Contrast = a;
                break;
            case 0x8D:
                HasChargePump = (a & 4) != 0;
                break;
            case 0xA0 or 0xA1:
                _remapped = command == 0xA1;
                break;
            case 0xA4 or 0xA5:
                IsAllOn = command == 0xA5;
                break;
            case 0xA6 or 0xA7:
                IsInverted = command == 0xA7;
                break;
            case 0xA8:
                MultiplexRows = Math.Max(16, (a & 0x3F) + 1);
                break;
            case 0xAE or 0xAF:
                IsOn = command == 0xAF;
                break;
            case >= 0xB0 and <= 0xB7 when _mode == 2:
                _page = command & 7;
                break;
            case 0xC0 or 0xC8:
                _comReversed = command == 0xC8;
                break;
            case 0xD3:
                Offset = a & 0x3F;
                break;
            default:
                break;
        }
    }
}
