using SmpPen.Core.Calibration;
using SmpPen.Core.Hardware;
using SmpPen.Core.Motion;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;
using SmpPen.Unit.Fakes;

namespace SmpPen.HostSimulator.Fuzzing;

/// <summary>A file of the pen, with a check value that is made right in half of the inputs, so that what is behind it is reached.</summary>
public abstract class FileTarget : IFuzzTarget
{
    private const int Overhead = 16;

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract IReadOnlyList<byte[]> Seeds { get; }

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Words { get; } = [[0x53, 0x4D, 0x50, 0x50, 1, 0], [0xFF, 0xFF, 0xFF, 0x7F], [0, 0, 0, 0x80], [0xFF, 0xFF, 0xFF, 0xFF]];

    /// <inheritdoc/>
    public bool Feed(byte[] input)
    {
        byte[] file = (byte[])input.Clone();
        if (file.Length >= Overhead && (file[^1] & 1) == 0)
        {
            // As it would be written: its length and its check value.
            BitConverter.TryWriteBytes(file.AsSpan(6), (ushort)(file.Length - Overhead));
            BitConverter.TryWriteBytes(file.AsSpan(file.Length - 4), Crc32.Compute(file, 0, file.Length - 4));
        }
        return Read(file);
    }

    /// <summary>Reads the file and looks at what was made of it.</summary>
    protected abstract bool Read(byte[] file);

    /// <summary>A finding unless it holds.</summary>
    protected static void Hold(bool holds, string what)
    {
        if (!holds)
        {
            throw new FuzzFindingException(what);
        }
    }

    /// <summary>One file of a flash that has no other; writes are kept for as long as it lives.</summary>
    protected sealed class OneFile(string name, byte[] content) : IFileStore
    {
        private readonly Dictionary<string, byte[]> _files = new() { [name] = content };

        /// <summary>The content of a file, or null.</summary>
        public byte[]? this[string file] => _files.GetValueOrDefault(file);

        /// <inheritdoc/>
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

        /// <inheritdoc/>
        public bool Write(string name, byte[] buffer, int length)
        {
            _files[name] = buffer[..length];
            return true;
        }
    }
}

/// <summary>The reader of session records and of the checkpoint that is recovered at a start.</summary>
/// <param name="file">S00: a record; runA: a checkpoint.</param>
public sealed class RecordTarget(string file) : FileTarget
{
    /// <inheritdoc/>
    public override string Name => file == "RunA" ? "checkpoint" : "record";

    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Seeds { get; } = [Seed(file, 0), Seed(file, 3)];

    /// <inheritdoc/>
    protected override bool Read(byte[] content)
    {
        OneFile flash = new(file, content);
        SessionStore store = new(flash);
        Hold(store.Start(0), "a start that cannot store");
        SessionRecord record = new();
        bool isRead = store.Read(0, record);
        if (isRead)
        {
            Hold(record.State <= RecordState.Interrupted && record.Kind <= SessionKind.TouchUp, "an unknown state or kind");
            Hold((int)record.Settings.Mode < Wording.ModeCount, "an unknown mode");
            Hold(record.LastFaults.All(fault => (int)fault < FaultCatalogue.Count), "an unknown fault");
            Hold(record.State != RecordState.Open || file != "RunA", "a recovered session that is still open");
        }
        Hold(store.Count is 0 or 1, "more records than files");
        return isRead;
    }

    private static byte[] Seed(string file, int faults)
    {
        OneFile flash = new("", []);
        SessionStore store = new(flash);
        store.Start(0);
        SessionRecord record = new();
        store.Begin(record);
        record.ZonePricks[2] = 1234;
        for (int i = 0; i < faults; i++)
        {
            record.AddFault(FaultCode.DriverFault);
        }
        _ = file == "RunA" ? store.Checkpoint(record) : store.Close(record);
        return flash[file]!;
    }
}

/// <summary>The reader of settings, limits, presets and counters.</summary>
public sealed class SettingsTarget : FileTarget
{
    /// <inheritdoc/>
    public override string Name => "settings";

    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Seeds { get; } = [Seed()];

    /// <inheritdoc/>
    protected override bool Read(byte[] content)
    {
        PenLimits limits = new();
        PenMemory memory = new(new OneFile("PenA", content));
        LoadResult result = memory.Load(limits);
        Hold(limits.DepthMicrometres.TechnicianHigh is >= 0 and <= 2000, "a depth limit beyond the absolute one");
        foreach (Preset preset in memory.Presets)
        {
            Hold((int)preset.Settings.Mode < Wording.ModeCount, "an unknown mode");
            Hold(limits.DepthMicrometres.Allows(preset.Settings.DepthMicrometres), "a preset deeper than the limit");
            Hold(limits.FrequencyHertz.Allows(preset.Settings.FrequencyHertz), "a preset faster than the limit");
            Hold(limits.DwellMicroseconds.Allows(preset.Settings.DwellMicroseconds), "a preset that dwells longer than the limit");
            Hold(limits.PaceTenths.Allows(preset.Settings.PaceTenths) && limits.BurstPricks.Allows(preset.Settings.BurstPricks), "a preset beyond its limits");
            Hold(preset.Name.Length <= Preset.NameLength && preset.Name.All(c => c is >= ' ' and <= '~'), "a name that cannot be shown");
        }
        Hold(memory.LastPresetIndex is >= 0 and < PenMemory.PresetCount && (int)memory.LastZone is >= 0 and < Wording.ZoneCount, "a choice that is not there");
        Hold(memory.LifeStrokes >= 0 && memory.CartridgeStrokes >= 0, "a counter below zero");
        return result == LoadResult.Newest;
    }

    private static byte[] Seed()
    {
        OneFile flash = new("", []);
        new PenMemory(flash).Save(new PenLimits());
        return flash["PenA"]!;
    }
}

/// <summary>The reader of the depth calibration and the judge behind it.</summary>
public sealed class CalibrationTarget : FileTarget
{
    /// <inheritdoc/>
    public override string Name => "calibration";

    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Seeds { get; } = [Seed(3), Seed(5), Seed(9)];

    /// <inheritdoc/>
    protected override bool Read(byte[] content)
    {
        DepthCalibration calibration = new();
        new CalibrationStore(new OneFile(CalibrationStore.FileA, content)).Load(calibration, new CalibrationJudge());
        if (calibration.Serial == 0)
        {
            return false;
        }
        DepthMap map = new();
        map.Set(calibration.Microsteps, calibration.Micrometres, calibration.Count);
        int last = int.MinValue;
        for (int depth = CalibrationJudge.InnermostMicrometres; depth <= CalibrationJudge.OutermostMicrometres; depth += 20)
        {
            int steps = map.ToMicrosteps(depth, 0);
            Hold(steps >= last, "a map that turns round");
            Hold(steps is >= DepthAxis.InnermostTargetMicrosteps and <= DepthAxis.OuterLimitMicrosteps, "a map that leaves the travel");
            last = steps;
        }
        Hold(calibration.Technician.All(c => c is >= ' ' and <= '~') && CalendarDate.IsValid(calibration.Date), "a name or day that cannot be");
        return true;
    }

    private static byte[] Seed(int count)
    {
        DepthCalibration calibration = new() { Count = count, Serial = 1, Date = 20260115, Technician = "T007", MonthsValid = 12 };
        for (int i = 0; i < count; i++)
        {
            calibration.Microsteps[i] = i * CalibrationService.OutermostPointMicrosteps / (count - 1);
            calibration.Micrometres[i] = (calibration.Microsteps[i] * 1000 / DepthMap.MicrostepsPerMillimetre) - 500;
        }
        OneFile flash = new("", []);
        Stored.Save(new CalibrationStore(flash), calibration);
        return flash[CalibrationStore.FileA]!;
    }
}
