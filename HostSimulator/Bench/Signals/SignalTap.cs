using SmpPen.Esp32;
using SmpPen.HostSimulator.Simulation;
using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.Bench;

/// <summary>Listens to one simulated pen and keeps what the scope shows. It changes nothing in the pen's run.</summary>
internal sealed class SignalTap
{
    private const long CarriageSampleNanoseconds = 1_000_000;

    private readonly SimulatedPen _pen;
    private readonly SignalStore _store;
    private readonly DelegateEvent _sample;
    private readonly DelegateEvent _carriageRests;
    private readonly DelegateEvent _interlockExpires;
    private long _carriageAt = long.MinValue / 2;

    public SignalTap(SimulatedPen pen, SignalStore store)
    {
        _pen = pen;
        _store = store;
        _sample = new DelegateEvent(Sample);
        _carriageRests = new DelegateEvent(SampleCarriage);
        _interlockExpires = new DelegateEvent(now => _store[DigitalSignal.Interlock].Add(_pen.Plant.Gate.IsInterlockOpen, now));
        long start = pen.NowNanoseconds;
        Follow(DigitalSignal.Stroke, PinMap.StrokeSensor, start);
        Follow(DigitalSignal.Enable, PinMap.Enable, start);
        Follow(DigitalSignal.Heartbeat, PinMap.Heartbeat, start);
        Follow(DigitalSignal.Step, PinMap.Step, start);
        Follow(DigitalSignal.HomeFlag, PinMap.HomeFlag, start);
        store[DigitalSignal.Pedal].Reset(pen.Hand.PedalNormallyOpen.IsClosed, start);
        pen.Hand.PedalNormallyOpen.Changed += (closed, now) => _store[DigitalSignal.Pedal].Add(closed, now);
        store[DigitalSignal.Interlock].Reset(pen.Plant.Gate.IsInterlockOpen, start);
        pen.Chip.Pad(PinMap.Heartbeat).Changed += OnHeartbeat;
        store[DigitalSignal.CoilDrive].Reset(pen.Plant.Gate.IsDriven, start);
        pen.Plant.Gate.Changed += OnDrive;
        pen.Chip.Pad(PinMap.Step).Changed += OnStep;
        store[AnalogSignal.Needle].Reset(Needle, start);
        store[AnalogSignal.Carriage].Reset(Carriage, start);
        store.Pricks.Reset();
        store.Faults.Reset();
        pen.Plant.Bar.Arrived += store.Pricks.Add;
    }

    /// <summary>The needle is sampled this often while it moves, ns. Of no influence on the run.</summary>
    public long SampleNanoseconds { get; set; } = 100_000;

    private float Needle => (float)_pen.Plant.Bar.ProtrusionMicrometres;

    private float Carriage => (float)_pen.Plant.Screw.CarriageMicrometres;

    private void Follow(DigitalSignal signal, int number, long start)
    {
        Pad pad = _pen.Chip.Pad(number);
        DigitalRing ring = _store[signal];
        ring.Reset(pad.Level, start);
        pad.Changed += (_, level, now) => ring.Add(level, now);
    }

    private void OnHeartbeat(Pad pad, bool level, long now)
    {
        // The gate listened first: it is open now, and closes unless another edge comes in time.
        _store[DigitalSignal.Interlock].Add(_pen.Plant.Gate.IsInterlockOpen, now);
        _pen.Timeline.Schedule(_interlockExpires, now + _pen.Options.Plant.InterlockNanoseconds);
    }

    private void OnDrive(bool driven, long now)
    {
        _store[DigitalSignal.CoilDrive].Add(driven, now);
        Sample(now);
        _pen.Timeline.Schedule(_sample, now + SampleNanoseconds);
    }

    private void Sample(long now)
    {
        _store[AnalogSignal.Needle].Add(Needle, now);
        if (_pen.Plant.Bar.IsMoving)
        {
            _pen.Timeline.Schedule(_sample, now + SampleNanoseconds);
        }
    }

    private void OnStep(Pad pad, bool level, long now)
    {
        if (!level)
        {
            return;
        }
        if (now - _carriageAt >= CarriageSampleNanoseconds)
        {
            SampleCarriage(now);
        }
        _pen.Timeline.Schedule(_carriageRests, now + CarriageSampleNanoseconds);
    }

    private void SampleCarriage(long now)
    {
        _carriageAt = now;
        _store[AnalogSignal.Carriage].Add(Carriage, now);
        _store[AnalogSignal.Needle].Add(Needle, now);
    }
}
