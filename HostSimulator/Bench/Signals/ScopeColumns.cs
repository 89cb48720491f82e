namespace SmpPen.HostSimulator.Bench;

/// <summary>Lowest and highest of every signal in each column of a window: what a canvas draws, whatever the zoom.</summary>
public static class ScopeColumns
{
    /// <summary>Value of a column without data.</summary>
    public const short NoLow = short.MaxValue;

    /// <inheritdoc cref="NoLow"/>
    public const short NoHigh = short.MinValue;

    /// <summary>Columns of an analog signal, um.</summary>
    /// <param name="ring">The signal.</param>
    /// <param name="from">Left edge, ns.</param>
    /// <param name="to">Right edge, ns.</param>
    /// <param name="known">Nothing is known before this moment, ns.</param>
    /// <param name="now">Nor after this one.</param>
    /// <param name="low">Receives the lowest of each column.</param>
    /// <param name="high">Receives the highest.</param>
    public static void Of(AnalogRing ring, long from, long to, long known, long now, Span<short> low, Span<short> high)
    {
        low.Fill(NoLow);
        high.Fill(NoHigh);
        int columns = low.Length;
        if (ring.Count == 0)
        {
            return;
        }
        int next = ring.FirstFrom(Math.Max(from, known));
        for (int column = 0; column < columns; column++)
        {
            long begin = Math.Max(Edge(from, to, columns, column), known);
            long end = Math.Min(Edge(from, to, columns, column + 1), now);
            if (end < begin)
            {
                continue;
            }
            float least = LineAt(ring, next, begin);
            float most = least;
            for (; next < ring.Count && ring.TimeOf(next) <= end; next++)
            {
                float value = ring.ValueOf(next);
                least = Math.Min(least, value);
                most = Math.Max(most, value);
            }
            float last = LineAt(ring, next, end);
            low[column] = Round(Math.Min(least, last));
            high[column] = Round(Math.Max(most, last));
        }
    }

    /// <summary>Columns of a digital signal: sets its bit where it was low, where it was high.</summary>
    /// <inheritdoc cref="Of(AnalogRing, long, long, long, long, Span{short}, Span{short})"/>
    public static void Of(DigitalRing ring, int bit, long from, long to, long known, long now, Span<byte> low, Span<byte> high)
    {
        int columns = low.Length;
        long begin = Math.Max(from, known);
        long end = Math.Min(to, now);
        if (end < begin)
        {
            return;
        }
        byte mask = (byte)(1 << bit);
        int next = ring.FirstFrom(begin);
        bool level = next == ring.Count ? ring.Level : ring.LevelBefore(next);
        int column = ColumnOf(begin, from, to, columns);
        int lastColumn = ColumnOf(end, from, to, columns);
        while (true)
        {
            int until = next < ring.Count && ring.TimeOf(next) <= end ? ColumnOf(ring.TimeOf(next), from, to, columns) : lastColumn;
            Span<byte> side = level ? high : low;
            for (; column < until; column++)
            {
                side[column] |= mask;
            }
            side[column] |= mask;
            if (next >= ring.Count || ring.TimeOf(next) > end)
            {
                return;
            }
            level = ring.LevelAfter(next);
            next++;
        }
    }

    private static long Edge(long from, long to, int columns, int column) => from + ((to - from) * column / columns);

    private static int ColumnOf(long moment, long from, long to, int columns) =>
        (int)Math.Clamp((moment - from) * columns / Math.Max(1, to - from), 0, columns - 1);

    /// <summary>The polyline at a moment; next is the first sample after it (or at it).</summary>
    private static float LineAt(AnalogRing ring, int next, long moment)
    {
        if (next == 0)
        {
            return ring.ValueOf(0);
        }
        float before = ring.ValueOf(next - 1);
        if (next == ring.Count)
        {
            return before;
        }
        long from = ring.TimeOf(next - 1);
        return before + ((float)(moment - from) / (ring.TimeOf(next) - from) * (ring.ValueOf(next) - before));
    }

    private static short Round(float value) => (short)Math.Clamp(MathF.Round(value), -30_000, 30_000);
}
