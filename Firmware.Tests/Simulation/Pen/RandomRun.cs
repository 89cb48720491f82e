using SmpPen.Core.Control;
using SmpPen.Core.Hardware;
using SmpPen.Core.Safety;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Scenarios;
using SmpPen.HostSimulator.Simulation;
using SmpPen.VirtualEsp32;

namespace SmpPen.Simulation.Tests.Pen;

/// <summary>One random operator with one random pen for a while; everything follows from the seed.</summary>
internal sealed class RandomRun
{
    private const long Millisecond = 1_000_000;

    private readonly ulong _seed;
    private readonly SplitMix64 _chance;

    public RandomRun(ulong seed)
    {
        _seed = seed;
        _chance = SplitMix64.ForPurpose(seed, 77);
    }

    /// <summary>What did not hold.</summary>
    public List<string> Broken { get; } = [];

    /// <summary>What the operator did.</summary>
    public List<string> Log { get; private set; } = [];

    /// <summary>Faults shown.</summary>
    public HashSet<FaultCode> Shown { get; private set; } = [];

    /// <summary>Pricks made.</summary>
    public long Pricks { get; private set; }

    /// <summary>Seconds simulated.</summary>
    public double Seconds { get; private set; }

    public void Run()
    {
        Temper temper = (Temper)_chance.NextBetween(0, 2);
        SimulationOptions options = new()
        {
            Seed = _seed,
            HashTrace = false,
            Flash = UsedFlash(),
            Plant = new PlantParameters
            {
                LeadErrorPartsPerMillion = 0,
                PeriodicErrorNanometres = 0,
                BacklashNanometres = (int)_chance.NextBetween(0, 60_000),
                StartNanometres = (int)(_chance.OneIn(4) ? _chance.NextBetween(-290_000, 3_000_000) : -100_000),
            },
        };
        using SimulatedPen pen = new(options);
        pen.PowerOn();
        PlantWatch watch = new(pen);
        RandomOperator hands = new(pen, temper, _chance);
        long end = pen.NowNanoseconds + _chance.NextBetween(15_000, 60_000) * Millisecond;
        while (pen.NowNanoseconds < end)
        {
            hands.Act();
            if (_chance.OneIn(60))
            {
                hands.LetGo();
                pen.RunFor(700 * Millisecond);
                ComparePanel(pen, watch);
            }
        }
        hands.LetGo();
        pen.RunFor(700 * Millisecond);
        ComparePanel(pen, watch);
        watch.End();
        Broken.AddRange(watch.Broken);
        Log = hands.Log;
        Shown = watch.Shown;
        Pricks = watch.Pricks;
        Seconds = pen.NowNanoseconds / 1e9;
        ExpectNoFalseFault(pen, watch, temper);
        PowerCut(pen, watch);
    }

    private void ExpectNoFalseFault(SimulatedPen pen, PlantWatch watch, Temper temper)
    {
        foreach (FaultCode code in watch.Shown)
        {
            // Whoever holds buttons down at start, or taps long dwells faster than the coil may take them, is told so.
            bool isDeserved = code == FaultCode.ButtonStuck || code == FaultCode.PedalStuckAtStart || code == FaultCode.CoilDutyLimit;
            if (!isDeserved || temper == Temper.Sensible)
            {
                Broken.Add($"false fault {code} ({temper})");
            }
        }
        if (pen.Probe.Uncommanded > 0)
        {
            Broken.Add($"{pen.Probe.Uncommanded} strokes that no pedal commanded");
        }
        long missed = pen.Probe.Missed;
        // A collection in the very tick that starts LEDC shifts its phase: a change of frequency may then cut a pulse.
        if (missed > 2)
        {
            Broken.Add($"the needle missed {missed} strokes");
        }
    }

    private void PowerCut(SimulatedPen pen, PlantWatch watch)
    {
        bool wasOpen = pen.Pen.Model.Counters.IsOpen;
        int records = pen.Pen.Model.Keeper.Store.Count;
        FlashVolume flash = pen.Chip.Flash.Snapshot();
        for (int boot = 1; boot <= 2; boot++)
        {
            using SimulatedPen next = new(new SimulationOptions { Seed = _seed + (ulong)boot, HashTrace = false, Flash = flash });
            next.PowerOn();
            next.RunFor(8_000 * Millisecond);
            if (next.Status.State != PenState.Standby)
            {
                Broken.Add($"boot {boot} after the cut: {next.Status.State}, fault {next.Status.Fault}");
                return;
            }
            SessionRecord record = new();
            int now = next.Pen.Model.Keeper.Store.Count;
            if (now - records is < 0 or > 1 || (!wasOpen && now != records))
            {
                Broken.Add($"boot {boot}: {now} records, {records} before the cut, session {(wasOpen ? "open" : "closed")}");
            }
            if (now > 0 && next.Pen.Model.Keeper.Store.Read(0, record))
            {
                bool isInterrupted = now == records + 1;
                if (isInterrupted != (record.State == RecordState.Interrupted) && wasOpen)
                {
                    Broken.Add($"boot {boot}: newest record is {record.State}");
                }
                if (isInterrupted && (record.Pricks > watch.SessionStrokes || watch.SessionStrokes - record.Pricks > 2000))
                {
                    Broken.Add($"boot {boot}: record has {record.Pricks} pricks, the needle made {watch.SessionStrokes}");
                }
                if (!wasOpen && watch.Pricks > 0 && record.Pricks != watch.SessionStrokes)
                {
                    Broken.Add($"boot {boot}: closed record has {record.Pricks} pricks, the needle made {watch.SessionStrokes}");
                }
            }
            flash = next.Chip.Flash.Snapshot();
        }
    }

    private void ComparePanel(SimulatedPen pen, PlantWatch watch)
    {
        // A button that never opens changes the picture faster than the panel is drawn.
        if (pen.Loop.IsDead)
        {
            return;
        }
        for (int tick = 0; tick < 60; tick++)
        {
            if (watch.PanelShowsStatus())
            {
                return;
            }
            pen.RunFor(10 * Millisecond);
        }
        Broken.Add($"{pen.NowNanoseconds / 1e9:0.00} s: the panel does not show {pen.Status.Screen}");
    }

    /// <summary>A flash with presets at and between the bounds.</summary>
    private FlashVolume UsedFlash()
    {
        FlashVolume flash = new(_seed);
        Files files = new(flash);
        PenMemory memory = new(files);
        PenLimits limits = new();
        for (int i = 0; i < PenMemory.PresetCount; i++)
        {
            if (_chance.OneIn(2))
            {
                continue;
            }
            StrokeSettings settings = memory.Presets[i].Settings;
            settings.Mode = (StrokeMode)_chance.NextBetween(0, 3);
            settings.DepthMicrometres = Value(limits.DepthMicrometres);
            settings.FrequencyHertz = Value(limits.FrequencyHertz);
            settings.PaceTenths = Value(limits.PaceTenths);
            settings.DwellMicroseconds = Value(limits.DwellMicroseconds);
            settings.BurstPricks = Value(limits.BurstPricks);
        }
        memory.LastPresetIndex = (int)_chance.NextBetween(0, 7);
        memory.LastSettings.CopyFrom(memory.Presets[memory.LastPresetIndex].Settings);
        memory.CartridgeZeroMicrometres = Value(limits.CartridgeZeroMicrometres);
        memory.Save(limits);
        return flash;
    }

    private int Value(Guardrail rail)
    {
        if (_chance.OneIn(4))
        {
            return rail.TechnicianHigh;
        }
        if (_chance.OneIn(4))
        {
            return rail.AbsoluteLow;
        }
        return rail.AbsoluteLow + (rail.Step * (int)_chance.NextBetween(0, (rail.TechnicianHigh - rail.AbsoluteLow) / rail.Step));
    }

    private sealed class Files(FlashVolume flash) : IFileStore
    {
        public int Read(string name, byte[] buffer)
        {
            byte[]? content = flash.Content(name);
            content?.AsSpan(0, Math.Min(content.Length, buffer.Length)).CopyTo(buffer);
            return content is null ? -1 : Math.Min(content.Length, buffer.Length);
        }

        public bool Write(string name, byte[] buffer, int length)
        {
            flash.Put(name, buffer[..length]);
            return true;
        }
    }
}
