using CsCheck;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;
using SmpPen.Unit.Fakes;

namespace SmpPen.Simulation.Tests.Properties;

/// <summary>The three layers of limits, and which of two stored copies is the newer.</summary>
[TestClass]
public sealed class LimitProperties
{
    private static readonly Gen<Guardrail> s_rails =
        Gen.Select(Gen.Int[-1_000, 1_000], Gen.Int[0, 4_000], Gen.Int[-6_000, 6_000], Gen.Int[0, 1_000], Gen.Int[0, 1_000], Gen.Int[1, 50])
            .Select((low, width, technician, recommendedFrom, recommendedWidth, step) =>
                new Guardrail(low, low + width, technician, low + Math.Min(recommendedFrom, width), low + Math.Min(recommendedFrom + recommendedWidth, width), step));

    [TestMethod]
    public void NoTechnicianAndNoValue_GetsBeyondTheAbsoluteLimits() =>
        Gen.Select(s_rails, Gen.Int, Gen.Int).Sample(
            (rail, technician, value) =>
            {
                rail.TechnicianHigh = technician;
                int limited = rail.Limit(value);
                return rail.TechnicianHigh >= rail.AbsoluteLow && rail.TechnicianHigh <= rail.AbsoluteHigh
                    && rail.Allows(limited)
                    && limited >= rail.AbsoluteLow && limited <= rail.TechnicianHigh
                    && rail.Limit(limited) == limited
                    && (!rail.Allows(value) || limited == value)
                    && (!rail.Allows(value) || (value >= rail.AbsoluteLow && value <= rail.AbsoluteHigh));
            },
            iter: 50_000);

    [TestMethod]
    public void OfTwoNumbersLessThanHalfTheCircleApart_ExactlyTheLaterIsNewer() =>
        Gen.Select(Gen.UInt, Gen.UInt[1, int.MaxValue]).Sample(
            (first, distance) =>
            {
                uint later = unchecked(first + distance);
                return new Slot(later).IsNewerThan(first) && !new Slot(first).IsNewerThan(later) && !new Slot(first).IsNewerThan(first);
            },
            iter: 50_000);

    [TestMethod]
    public void TheNewestOfTwoCopies_IsLoaded_WhereverTheirNumbersAreOnTheCircle() =>
        Gen.Select(Gen.UInt, Gen.Int[1, 12]).Sample(
            (start, saves) =>
            {
                NumberedFiles files = new(start);
                TwoCopyStore store = new(files, "A", "B", 4);
                byte[] payload = new byte[4];
                for (int save = 1; save <= saves; save++)
                {
                    payload[0] = (byte)save;
                    if (!new TwoCopyStore(files, "A", "B", 4).Save(payload, 4))
                    {
                        return false;
                    }
                }
                byte[] loaded = new byte[4];
                return store.Load(loaded) == 4 && loaded[0] == saves && store.Result == LoadResult.Newest;
            },
            iter: 5_000);

    /// <summary>The comparison of the store, seen from outside: which of two records is the newest.</summary>
    private readonly record struct Slot(uint Number)
    {
        public bool IsNewerThan(uint other)
        {
            PenMemory memory = new(new NumberedFiles(0)) { CountedSession = other };
            return memory.CountSession(new SessionRecord { Sequence = Number });
        }
    }

    /// <summary>A flash with one valid copy that bears any number, so that the next ones follow it.</summary>
    private sealed class NumberedFiles : Core.Hardware.IFileStore
    {
        private readonly Dictionary<string, byte[]> _files = [];

        public NumberedFiles(uint number)
        {
            byte[] image = new byte[20];
            BitConverter.TryWriteBytes(image, 0x50504D53);
            BitConverter.TryWriteBytes(image.AsSpan(4), (ushort)1);
            BitConverter.TryWriteBytes(image.AsSpan(6), (ushort)4);
            BitConverter.TryWriteBytes(image.AsSpan(8), number);
            BitConverter.TryWriteBytes(image.AsSpan(16), Crc32.Compute(image, 0, 16));
            _files["A"] = image;
        }

        public int Read(string name, byte[] buffer)
        {
            if (!_files.TryGetValue(name, out byte[]? content))
            {
                return -1;
            }
            int length = Math.Min(content.Length, buffer.Length);
            content.AsSpan(0, length).CopyTo(buffer);
            return length;
        }

        public bool Write(string name, byte[] buffer, int length)
        {
            _files[name] = buffer[..length];
            return true;
        }
    }
}
