using System.Text;
using SmpPen.Core.Display;
using SmpPen.Unit.Display;

namespace SmpPen.HostSimulator.Scenarios;

/// <summary>Reads the text on the OLED from its pixels, by the firmware's own glyphs, lit on dark and dark on lit.</summary>
/// <remarks>
/// Every font stands on whole pages (8 rows). A line is what stands on one page, with the tall figures that begin there. A bar
/// behind an inverted line begins one row early, on the last row of the page above: no tall glyph uses that row, and of small
/// ones only descenders, which are read without it there.
/// </remarks>
public sealed class PanelReader
{
    private const int Columns = 128;
    private const int Pages = 8;

    /// <summary>A gap of this many columns reads as a blank.</summary>
    private const int BlankColumns = 5;

    private const byte AllRows = 0xFF;
    private const byte AboveLastRow = 0x7F;

    /// <summary>A lit last row of at least this many columns is the edge of a bar.</summary>
    private const int ShortestBar = 24;

    private readonly record struct Glyph(char Character, int Width, int Pages, byte[] Bytes);

    private readonly record struct Found(int Column, int Width, char Character);

    private readonly byte[] _bytes = new byte[Columns * Pages];
    private readonly bool[] _taken = new bool[Columns * Pages];
    private readonly Glyph[] _large = MakeLarge();
    private readonly Glyph[] _titles = MakeTitles();
    private readonly Dictionary<ulong, char> _small = MakeSmall(AllRows);
    private readonly Dictionary<ulong, char> _smallAboveBar = MakeSmall(AboveLastRow);
    private readonly bool[] _isAboveBar = new bool[Columns * Pages];

    /// <summary>Lines that hold any text, top to bottom; columns far apart are separated by a blank.</summary>
    public IReadOnlyList<string> Read(Func<int, int, bool> pixel)
    {
        TakePixels(pixel);
        List<Found>[] found = new List<Found>[Pages];
        for (int page = 0; page < Pages; page++)
        {
            found[page] = [];
        }
        // Tall figures first: their strokes would pass for small letters.
        for (int page = 0; page < Pages; page++)
        {
            FindTall(page, _large, found[page]);
        }
        for (int page = 0; page < Pages; page++)
        {
            FindTall(page, _titles, found[page]);
        }
        List<string> lines = [];
        for (int page = 0; page < Pages; page++)
        {
            FindSmall(page, found[page]);
            string line = Join(found[page]);
            if (line.Length > 0)
            {
                lines.Add(line);
            }
        }
        return lines;
    }

    private static Glyph[] MakeLarge()
    {
        const string characters = "0123456789-.!";
        return [.. characters.Select(c => Make(c, LargeFont.Width(c), LargeFont.Pages, FontColumns.Large))];
    }

    private static Glyph[] MakeTitles() =>
        [.. TitleFont.Characters.Select(c => Make(c, TitleFont.Width, TitleFont.Pages, FontColumns.Title))];

    private static Glyph Make(char c, int width, int pages, Func<char, int, int, byte> column)
    {
        byte[] bytes = new byte[width * pages];
        for (int page = 0; page < pages; page++)
        {
            for (int x = 0; x < width; x++)
            {
                bytes[(page * width) + x] = column(c, x, page);
            }
        }
        return new Glyph(c, width, pages, bytes);
    }

    private static Dictionary<ulong, char> MakeSmall(byte rows)
    {
        Dictionary<ulong, char> glyphs = [];
        for (char c = SmallFont.First; c <= SmallFont.Last; c++)
        {
            ulong key = 0;
            for (int x = 0; x < SmallFont.Width; x++)
            {
                key = (key << 8) | (byte)(FontColumns.Small(c, x) & rows);
            }
            glyphs.TryAdd(key, c);
        }
        return glyphs;
    }

    private void TakePixels(Func<int, int, bool> pixel)
    {
        Array.Clear(_taken);
        for (int page = 0; page < Pages; page++)
        {
            for (int x = 0; x < Columns; x++)
            {
                int bits = 0;
                for (int row = 0; row < 8; row++)
                {
                    bits |= pixel(x, (page * 8) + row) ? 1 << row : 0;
                }
                _bytes[(page * Columns) + x] = (byte)bits;
            }
        }
        for (int page = 0; page < Pages; page++)
        {
            FindBar(page);
        }
    }

    private void FindBar(int page)
    {
        int start = page * Columns;
        for (int x = 0; x < Columns;)
        {
            int end = x;
            while (end < Columns && (_bytes[start + end] & ~AboveLastRow) != 0)
            {
                end++;
            }
            Array.Fill(_isAboveBar, end - x >= ShortestBar, start + x, Math.Max(1, end - x));
            x = Math.Max(end, x + 1);
        }
    }

    private void FindTall(int page, Glyph[] glyphs, List<Found> found)
    {
        for (int x = 0; x < Columns; x++)
        {
            foreach (Glyph glyph in glyphs)
            {
                if (page + glyph.Pages <= Pages && (Matches(glyph, page, x, 0x00) || Matches(glyph, page, x, 0xFF)))
                {
                    Take(page, glyph.Pages, x, glyph.Width);
                    found.Add(new Found(x, glyph.Width, glyph.Character));
                    break;
                }
            }
        }
    }

    private bool Matches(Glyph glyph, int page, int x, byte flip)
    {
        for (int part = 0; part < glyph.Pages; part++)
        {
            byte rows = part == glyph.Pages - 1 ? AboveLastRow : AllRows;
            for (int i = 0; i < glyph.Width; i++)
            {
                int column = x + i;
                // The gap of the last glyph may lie beyond the edge of the panel.
                if (column >= Columns)
                {
                    if (glyph.Bytes[(part * glyph.Width) + i] != 0)
                    {
                        return false;
                    }
                    continue;
                }
                int index = ((page + part) * Columns) + column;
                if (_taken[index] || ((_bytes[index] ^ flip) & rows) != glyph.Bytes[(part * glyph.Width) + i])
                {
                    return false;
                }
            }
        }
        return true;
    }

    private void Take(int page, int pages, int x, int width)
    {
        for (int part = 0; part < pages; part++)
        {
            Array.Fill(_taken, true, ((page + part) * Columns) + x, Math.Min(width, Columns - x));
        }
    }

    private void FindSmall(int page, List<Found> found)
    {
        for (int x = 0; x < Columns;)
        {
            char c = SmallAt(page, x, 0x00);
            c = c == '\0' ? SmallAt(page, x, 0xFF) : c;
            // A letter that begins with dark columns also matches a column early: the place that carries the text on is right.
            if (c != '\0' && !Follows(page, x + SmallFont.Width) && Follows(page, x + 1 + SmallFont.Width) && IsLetterAt(page, x + 1))
            {
                c = '\0';
            }
            if (c == '\0')
            {
                x++;
                continue;
            }
            found.Add(new Found(x, SmallFont.Width, c));
            x += SmallFont.Width;
        }
    }

    private bool IsLetterAt(int page, int x) => SmallAt(page, x, 0x00) != '\0' || SmallAt(page, x, 0xFF) != '\0';

    private bool Follows(int page, int x) => IsLetterAt(page, x);

    /// <summary>The small character whose cell begins here; none for a blank one.</summary>
    private char SmallAt(int page, int x, byte flip)
    {
        if (x + SmallFont.Width > Columns + 1)
        {
            return '\0';
        }
        // An inverted line is its own bar: all of its rows count.
        bool masked = flip == 0 && _isAboveBar[(page * Columns) + x];
        byte rows = masked ? AboveLastRow : AllRows;
        ulong key = 0;
        for (int i = 0; i < SmallFont.Width; i++)
        {
            int index = (page * Columns) + x + i;
            bool isOutside = x + i >= Columns;
            if (!isOutside && _taken[index])
            {
                return '\0';
            }
            key = (key << 8) | (isOutside ? (byte)0 : (byte)((_bytes[index] ^ flip) & rows));
        }
        return key != 0 && (masked ? _smallAboveBar : _small).TryGetValue(key, out char c) ? c : '\0';
    }

    /// <summary>Symbols of the small font as characters that a keyboard has.</summary>
    private static char Readable(char c) => c switch
    {
        SmallFont.Check => '=',
        SmallFont.Pointer => '>',
        SmallFont.UpDown => '*',
        SmallFont.Micro => 'u',
        SmallFont.Square => '#',
        _ => c,
    };

    private static string Join(List<Found> found)
    {
        found.Sort((a, b) => a.Column.CompareTo(b.Column));
        StringBuilder line = new();
        int end = 0;
        foreach (Found glyph in found)
        {
            if (line.Length > 0 && glyph.Column - end >= BlankColumns)
            {
                line.Append(' ');
            }
            line.Append(Readable(glyph.Character));
            end = glyph.Column + glyph.Width;
        }
        return line.ToString();
    }
}
