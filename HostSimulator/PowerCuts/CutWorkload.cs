using SmpPen.VirtualEsp32;

namespace SmpPen.HostSimulator.PowerCuts;

/// <summary>Work that writes to the flash.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Description">What is done.</param>
/// <param name="Act">Does it.</param>
public sealed record CutWorkload(string Name, string Description, Action<CutBench> Act)
{
    private const int Crown = 3;

    /// <summary>Presets are changed on a new pen.</summary>
    public static readonly CutWorkload Settings = new("settings", "new pen, five presets changed one after the other", bench =>
    {
        bench.SavePreset(0, 3);
        bench.SavePreset(Crown, -4);
        bench.SavePreset(7, 5);
        bench.SavePreset(0, -2);
        bench.SavePreset(Crown, 1);
    });

    /// <summary>Everything that a session stores.</summary>
    public static readonly CutWorkload Session = new("session", "checkpoints by count, by time and by pause, new cartridge, cleared fault, end; a second session", bench =>
    {
        bench.Begin(zone: 5, Crown);
        bench.Prick(5_200);
        bench.Prick(900);
        bench.Pause();
        bench.Resume(zone: 4);
        bench.Prick(700);
        bench.Wait(34_000);
        bench.Prick(300);
        bench.FaultAndClear();
        bench.ChangeCartridge();
        bench.Prick(2_000);
        bench.Pause();
        bench.End();
        bench.Begin(zone: 2, Crown);
        bench.Prick(400);
        bench.Pause();
        bench.End();
    });

    /// <summary>More sessions than the store keeps.</summary>
    public static readonly CutWorkload Wrap = new("wrap", "70 short sessions: the store of 64 fills and wraps", bench =>
    {
        for (int session = 0; session < 70; session++)
        {
            bench.Begin(session % 10, Crown);
            bench.Prick(100 + (10 * session));
            bench.Pause();
            bench.End();
        }
    });

    /// <summary>Everything that a technician stores.</summary>
    public static readonly CutWorkload Technician = new("technician", "wrong and right PINs, a new PIN, limits, two calibrations", bench =>
    {
        bench.OpenService();
        bench.Unlock("1234");
        bench.Unlock("0000");
        bench.ChangePin("271828");
        bench.LimitDepth(1200);
        bench.Calibrate(3);
        bench.LimitDepth(1300);
        bench.Unlock("0000");
        bench.Unlock("271828");
        bench.Calibrate(9);
        bench.CloseService();
    });

    /// <summary>The shortest that writes every kind of file of a treatment. It can be done again.</summary>
    public static readonly CutWorkload Short = new("short", "a preset, a session with one checkpoint", bench =>
    {
        bench.SavePreset(1, 2);
        bench.Begin(zone: 1, Crown);
        bench.Prick(300);
        bench.Pause();
        bench.End();
    });

    /// <summary>The shortest that writes every kind of file of a technician. It can be done again.</summary>
    public static readonly CutWorkload ShortService = new("short service", "a wrong and the right PIN, a limit, a calibration", bench =>
    {
        bench.OpenService();
        bench.Unlock("1234");
        bench.Unlock("0000");
        bench.LimitDepth(1200);
        bench.Calibrate(3);
        bench.CloseService();
    });

    /// <summary>Every workload, each on a new pen.</summary>
    public static readonly IReadOnlyList<CutWorkload> All = [Settings, Session, Technician, Wrap];
}
