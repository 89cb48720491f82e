using System.Buffers.Binary;
using System.Runtime.InteropServices;
using SmpPen.Esp32;
using SmpPen.HostSimulator.Simulation;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Bench;

/// <summary>Encodes what the canvases draw: binary, little endian, the first byte says what it is. On the pen's thread.</summary>
internal static class FeedEncoder
{
    public const byte Oled = 1;
    public const byte State = 2;
    public const byte Scope = 3;
    public const byte Counts = 4;
    public const byte Pricks = 5;

    private const int StateBytes = 80;
    private const int ScopeHeaderBytes = 48;
    private const int PrickBytes = 16;
    private const int MostPricks = 200;

    /// <summary>Samples that are looked at for the needle's extremes: enough for some strokes, however fast time runs.</summary>
    private const int MostSamples = 4_096;

    /// <summary>Share of a triggered window that lies before the trigger, per cent.</summary>
    private const int BeforeTriggerPercent = 20;

    /// <summary>The panel as a person sees it: page x 128 + column, bit 0 on top.</summary>
    public static byte[] OledOf(Ssd1306Panel panel)
    {
        byte[] message = new byte[4 + (Ssd1306Panel.Width * Ssd1306Panel.Height / 8)];
        message[0] = Oled;
        message[1] = panel.IsLit ? (byte)1 : (byte)0;
        message[2] = (byte)panel.Contrast;
        for (int y = 0; y < Ssd1306Panel.Height; y++)
        {
            int row = 4 + ((y >> 3) * Ssd1306Panel.Width);
            byte bit = (byte)(1 << (y & 7));
            for (int x = 0; x < Ssd1306Panel.Width; x++)
            {
                if (panel.Pixel(x, y))
                {
                    message[row + x] |= bit;
                }
            }
        }
        return message;
    }

    /// <summary>Where everything stands, and how far the needle moved since a moment.</summary>
    public static byte[] StateOf(PenRun run, PaceKeeper pace, bool isPaused, long since)
    {
        SimulatedPen pen = run.Pen;
        byte[] message = new byte[StateBytes];
        Span<byte> at = message;
        bool runs = pen.HasStatus;
        at[0] = State;
        at[1] = (byte)(Bit(isPaused, 1) | Bit(run.Hands.IsPedalWanted || pen.Hand.PedalNormallyOpen.IsClosed, 2) | Bit(pen.Plant.Gate.IsDriven, 4)
            | Bit(pen.Chip.Pad(PinMap.Enable).Level, 8) | Bit(pen.Plant.Gate.IsInterlockOpen, 16) | Bit(pen.Chip.Pad(PinMap.StrokeSensor).Level, 32)
            | Bit(pen.Chip.Pad(PinMap.HomeFlag).Level, 64) | Bit(runs, 128));
        for (int button = 0; button < 4; button++)
        {
            at[2] |= (byte)Bit(run.Hands.IsButtonWanted(button) || pen.Hand.Button((Plant.PenButton)button).IsClosed, 1 << button);
        }
        at[3] = (byte)pace.Pace;
        BinaryPrimitives.WriteInt32LittleEndian(at[4..], run.Number);
        BinaryPrimitives.WriteDoubleLittleEndian(at[8..], pen.NowNanoseconds);
        BinaryPrimitives.WriteSingleLittleEndian(at[16..], (float)pen.Plant.Bar.PositionMicrometres);
        BinaryPrimitives.WriteSingleLittleEndian(at[20..], (float)pen.Plant.Bar.ProtrusionMicrometres);
        BinaryPrimitives.WriteSingleLittleEndian(at[24..], (float)pen.Plant.Screw.CarriageMicrometres);
        BinaryPrimitives.WriteSingleLittleEndian(at[28..], (float)pen.Plant.Bar.StopProtrusionMicrometres);
        BinaryPrimitives.WriteSingleLittleEndian(at[32..], (float)pen.Plant.Bar.CoilAmperes);
        BinaryPrimitives.WriteSingleLittleEndian(at[36..], (float)pen.Plant.Bar.SkinScale);
        BinaryPrimitives.WriteInt32LittleEndian(at[40..], runs ? pen.Status.SessionPricks : 0);
        BinaryPrimitives.WriteInt32LittleEndian(at[44..], (int)run.Tally.NeedleStrokes);
        BinaryPrimitives.WriteInt32LittleEndian(at[48..], runs ? pen.Status.SessionSeconds : 0);
        BinaryPrimitives.WriteInt16LittleEndian(at[52..], runs ? (short)pen.Status.State : (short)0);
        BinaryPrimitives.WriteInt16LittleEndian(at[54..], runs ? (short)pen.Status.Screen : (short)0);
        BinaryPrimitives.WriteInt16LittleEndian(at[56..], runs ? (short)pen.Status.Fault : (short)0);
        BinaryPrimitives.WriteInt16LittleEndian(at[58..], runs ? (short)pen.Status.Zone : (short)0);
        BinaryPrimitives.WriteSingleLittleEndian(at[60..], (float)pace.MeasuredRate);
        BinaryPrimitives.WriteDoubleLittleEndian(at[64..], run.Tally.LastStrokeAt);
        float tip = (float)pen.Plant.Bar.ProtrusionMicrometres;
        (float low, float high) = Extremes(run.Signals[AnalogSignal.Needle], since, tip);
        BinaryPrimitives.WriteSingleLittleEndian(at[72..], low);
        BinaryPrimitives.WriteSingleLittleEndian(at[76..], high);
        return message;
    }

    private static (float Low, float High) Extremes(AnalogRing ring, long since, float now)
    {
        float low = now;
        float high = now;
        for (int i = Math.Max(ring.FirstFrom(since), ring.Count - MostSamples); i < ring.Count; i++)
        {
            low = Math.Min(low, ring.ValueOf(i));
            high = Math.Max(high, ring.ValueOf(i));
        }
        return (low, high);
    }

    /// <summary>Confirmed pricks of the session by zone.</summary>
    public static byte[] CountsOf(PenRun run)
    {
        int[] zones = run.Tally.ZonePricks;
        byte[] message = new byte[24 + (4 * zones.Length)];
        Span<byte> at = message;
        at[0] = Counts;
        BinaryPrimitives.WriteInt32LittleEndian(at[4..], run.Number);
        BinaryPrimitives.WriteInt32LittleEndian(at[8..], run.Tally.Session);
        BinaryPrimitives.WriteInt32LittleEndian(at[12..], zones.Sum());
        BinaryPrimitives.WriteInt32LittleEndian(at[16..], (int)run.Tally.NeedleStrokes);
        BinaryPrimitives.WriteInt32LittleEndian(at[20..], zones.Length);
        for (int zone = 0; zone < zones.Length; zone++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(at[(24 + (4 * zone))..], zones[zone]);
        }
        return message;
    }

    /// <summary>The newest pricks from a place in the tally on; null: there are none.</summary>
    public static byte[]? PricksOf(PenRun run, long from)
    {
        SessionTally tally = run.Tally;
        from = Math.Max(Math.Max(from, tally.OldestPrick), tally.AllPricks - MostPricks);
        int count = (int)(tally.AllPricks - from);
        if (count <= 0)
        {
            return null;
        }
        byte[] message = new byte[8 + (PrickBytes * count)];
        Span<byte> at = message;
        at[0] = Pricks;
        BinaryPrimitives.WriteInt16LittleEndian(at[2..], (short)count);
        BinaryPrimitives.WriteInt32LittleEndian(at[4..], run.Number);
        for (int index = 0; index < count; index++)
        {
            ConfirmedPrick prick = tally.Prick(from + index);
            Span<byte> place = at[(8 + (PrickBytes * index))..];
            BinaryPrimitives.WriteDoubleLittleEndian(place, prick.AtNanoseconds);
            BinaryPrimitives.WriteInt32LittleEndian(place[8..], prick.Number);
            BinaryPrimitives.WriteInt16LittleEndian(place[12..], (short)prick.Zone);
        }
        return message;
    }

    /// <summary>Columns of every signal in the window that a request stands for now; its number is left 0.</summary>
    public static byte[] ScopeOf(PenRun run, ScopeRequest request)
    {
        SignalStore signals = run.Signals;
        long now = run.Pen.NowNanoseconds;
        (long from, long to, long trigger) = WindowOf(request, signals, now);
        int columns = request.Columns;
        int analog = SignalStore.AnalogNames.Count;
        int digital = SignalStore.DigitalNames.Count;
        byte[] message = new byte[ScopeHeaderBytes + (analog * 4 * columns) + (2 * columns)];
        Span<byte> at = message;
        at[0] = Scope;
        at[1] = (byte)(Bit(request.IsLive, 1) | Bit(trigger >= 0, 2) | Bit(!request.IsLive, 4));
        at[2] = (byte)analog;
        at[3] = (byte)digital;
        BinaryPrimitives.WriteDoubleLittleEndian(at[8..], from);
        BinaryPrimitives.WriteDoubleLittleEndian(at[16..], to);
        BinaryPrimitives.WriteDoubleLittleEndian(at[24..], trigger >= 0 ? trigger : double.NaN);
        long oldest = signals.OldestNanoseconds;
        BinaryPrimitives.WriteDoubleLittleEndian(at[32..], oldest);
        BinaryPrimitives.WriteInt32LittleEndian(at[40..], columns);
        BinaryPrimitives.WriteInt32LittleEndian(at[44..], run.Number);
        Span<byte> rest = at[ScopeHeaderBytes..];
        for (int signal = 0; signal < analog; signal++)
        {
            AnalogRing ring = signals[(AnalogSignal)signal];
            ScopeColumns.Of(ring, from, to, Math.Max(oldest, 0), now, Shorts(rest, columns), Shorts(rest[(2 * columns)..], columns));
            rest = rest[(4 * columns)..];
        }
        for (int signal = 0; signal < digital; signal++)
        {
            ScopeColumns.Of(signals[(DigitalSignal)signal], signal, from, to, Math.Max(oldest, 0), now, rest[..columns], rest[columns..]);
        }
        return message;
    }

    private static (long From, long To, long Trigger) WindowOf(ScopeRequest request, SignalStore signals, long now)
    {
        if (!request.IsLive)
        {
            return (request.From, request.To, -1);
        }
        long span = request.SpanNanoseconds;
        long before = span * BeforeTriggerPercent / 100;
        long trigger = request.Trigger switch
        {
            ScopeTrigger.Prick => signals.Pricks.NewestUntil(now - (span - before)),
            ScopeTrigger.Fault => signals.Faults.NewestUntil(now - (span - before)),
            _ => -1,
        };
        if (trigger >= 0)
        {
            return (trigger - before, trigger - before + span, trigger);
        }
        // Whole columns: an edge stays in its column while the window rolls.
        long column = Math.Max(1, span / request.Columns);
        long to = ((now / column) + 1) * column;
        return (to - (column * request.Columns), to, -1);
    }

    // The wire is little endian, and so is every machine that the SDK runs on.
    private static Span<short> Shorts(Span<byte> bytes, int count) => MemoryMarshal.Cast<byte, short>(bytes)[..count];

    private static int Bit(bool set, int value) => set ? value : 0;
}
