using System.Buffers.Binary;
using System.IO.Compression;

namespace SmpPen.HostSimulator.Report;

/// <summary>Writes one-bit pictures as PNG (ISO/IEC 15948) with a palette of two colours; the same pixels give the same bytes.</summary>
public static class PngWriter
{
    private static readonly uint[] s_crcTable = MakeCrcTable();

    /// <summary>Writes a picture magnified by a whole number.</summary>
    /// <param name="stream">Receives the file.</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <param name="scale">Side of a magnified pixel.</param>
    /// <param name="margin">Dark frame around, in magnified pixels.</param>
    /// <param name="isLit">Which pixels are lit.</param>
    public static void Write(Stream stream, int width, int height, int scale, int margin, Func<int, int, bool> isLit)
    {
        int outerWidth = (width + (2 * margin)) * scale;
        int outerHeight = (height + (2 * margin)) * scale;
        int rowBytes = 1 + ((outerWidth + 7) / 8);
        byte[] row = new byte[rowBytes];
        using MemoryStream packed = new();
        using (ZLibStream zlib = new(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (int y = 0; y < outerHeight; y++)
            {
                int panelY = (y / scale) - margin;
                if (y % scale == 0)
                {
                    Array.Clear(row);
                    for (int x = 0; x < outerWidth; x++)
                    {
                        int panelX = (x / scale) - margin;
                        if (panelX >= 0 && panelX < width && panelY >= 0 && panelY < height && isLit(panelX, panelY))
                        {
                            row[1 + (x / 8)] |= (byte)(0x80 >> (x % 8));
                        }
                    }
                }
                zlib.Write(row);
            }
        }
        stream.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, outerWidth);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), outerHeight);
        header[8] = 1; // bits a pixel
        header[9] = 3; // palette
        WriteChunk(stream, "IHDR"u8, header);
        WriteChunk(stream, "PLTE"u8, [0x05, 0x0A, 0x10, 0xCF, 0xF1, 0xFF]); // dark glass, the cold white of an OLED
        WriteChunk(stream, "IDAT"u8, packed.ToArray());
        WriteChunk(stream, "IEND"u8, []);
    }

    private static void WriteChunk(Stream stream, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        stream.Write(number);
        stream.Write(type);
        stream.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(0xFFFFFFFF, type), data));
        stream.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (byte b in data)
        {
            crc = s_crcTable[(crc ^ b) & 0xFF] ^ (crc >> 8);
        }
        return crc;
    }

    private static uint[] MakeCrcTable()
    {
        uint[] table = new uint[256];
        for (uint n = 0; n < 256; n++)
        {
            uint c = n;
            for (int bit = 0; bit < 8; bit++)
            {
                c = (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
            }
            table[n] = c;
        }
        return table;
    }
}
