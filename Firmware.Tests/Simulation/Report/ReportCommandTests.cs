using Microsoft.VisualStudio.TestTools.UnitTesting;
using SmpPen.Core.Session;
using SmpPen.Core.Storage;
using SmpPen.HostSimulator.Cli;
using SmpPen.HostSimulator.Report;
using SmpPen.HostSimulator.Simulation;
using SmpPen.Unit.Fakes;
using SmpPen.VirtualEsp32;

namespace SmpPen.Simulation.Tests.Report;

[TestClass]
public sealed class ReportCommandTests
{
    internal const string TwoSessions = """
        name: Two sessions
        seed: 5
        steps:
          - power on
          - begin session: { kind: first-treatment, zone: crown, preset: Hairline, client: K17, date: 2026-02-09 }
          - prick: { count: 7, pedal: 120 ms, rest: 200 ms }
          - change zone: scar
          - set depth: 0.64 mm
          - prick: { count: 3, pedal: 120 ms, rest: 200 ms }
          - end session
          - wait: 2 s
          - begin session: { kind: touch-up, zone: scar, preset: Hairline, client: K17, date: 2026-03-08 }
          - expect: { set depth: 0.64 mm }
          - prick: { count: 2, pedal: 120 ms, rest: 200 ms }
          - end session
          - wait: 2 s
          - power off
        """;

    private static readonly Lazy<string> s_run = new(() =>
    {
        string folder = Directory.CreateTempSubdirectory("smppen-report-").FullName;
        File.WriteAllText(Path.Combine(folder, "s.yaml"), TwoSessions);
        (int code, _, string error) = Run("run", Path.Combine(folder, "s.yaml"), "--out", folder);
        Assert.AreEqual(0, code, error);
        return folder;
    });

    [ClassCleanup]
    public static void DeleteRun()
    {
        if (s_run.IsValueCreated)
        {
            Directory.Delete(s_run.Value, recursive: true);
        }
    }

    [TestMethod]
    public void ARunsDirectory_GivesPageCsvAndJson_OfWhatThePenCounted()
    {
        string csv = Path.Combine(s_run.Value, "x.csv");
        string json = Path.Combine(s_run.Value, "x.json");
        (int code, string output, string error) = Run("report", s_run.Value, "--csv", csv, "--json", json);
        Assert.AreEqual(0, code, error);
        Assert.AreEqual(3, output.Split("Written: ").Length - 1);
        string page = File.ReadAllText(Path.Combine(s_run.Value, "report.html"));
        StringAssert.Contains(page, "Touch-up");
        StringAssert.Contains(page, "8 March 2026");
        StringAssert.Contains(page, "5 April 2026");
        StringAssert.Contains(page, "<data value=\"2\">2</data></b><span>pricks");
        Assert.AreEqual(File.ReadAllText(Path.Combine(s_run.Value, "session.json")), File.ReadAllText(json));
        string[] lines = File.ReadAllLines(csv);
        StringAssert.StartsWith(lines[1], "1,Closed,first-treatment,K17,2026-02-09,");
        StringAssert.StartsWith(lines[2], "2,Closed,touch-up,K17,2026-03-08,");
    }

    [TestMethod]
    public void TheRecordHolds_WhatEachZoneWasWorkedWith_AndATouchUpStartsFromIt()
    {
        SessionFile file = SessionSource.Read(s_run.Value);
        SessionData first = file.Sessions[0];
        Assert.AreEqual(10, first.Pricks);
        Assert.AreEqual(2, first.Zones.Count);
        Assert.AreEqual(new ZoneData(ScalpZone.Crown, 7, new SettingsData(StrokeMode.Single, 500, 100, 25, 4000, 3)), first.Zones[0]);
        Assert.AreEqual(new ZoneData(ScalpZone.Scar, 3, new SettingsData(StrokeMode.Single, 640, 100, 25, 4000, 3)), first.Zones[1]);
        Assert.AreEqual(640, file.Sessions[1].Zones[0].Settings!.DepthMicrometres);
        Assert.AreEqual(10, first.Course[^1]);
    }

    [TestMethod]
    public void ASessionByNumber_IsTheOneOnThePage_AndOneThatIsNotThereIsSaid()
    {
        string target = Path.Combine(s_run.Value, "first.html");
        Assert.AreEqual(0, Run("report", s_run.Value, "--session", "1", "--out", target).Code);
        StringAssert.Contains(File.ReadAllText(target), "<data value=\"10\">10</data></b><span>pricks");
        (int code, _, string error) = Run("report", s_run.Value, "--session", "9");
        Assert.AreEqual(2, code);
        StringAssert.Contains(error, "there is no session 9");
        StringAssert.Contains(error, "there are 1, 2");
    }

    [TestMethod]
    public void TheTrace_GivesTheCourse_OnlyWhereItEndsWithTheRecordsCount()
    {
        SessionFile file = SessionSource.Read(s_run.Value);
        PrickCourse course = SessionSource.ReadCourse(s_run.Value, file, file.Sessions[0])!;
        Assert.AreEqual(10, course.Points[^1].Pricks);
        CollectionAssert.AreEqual(new[] { ScalpZone.Crown, ScalpZone.Scar }, course.Stretches.Select(stretch => stretch.Zone).ToArray());
        Assert.IsTrue(course.Points.Zip(course.Points.Skip(1)).All(pair => pair.Second.Pricks >= pair.First.Pricks && pair.Second.Seconds > pair.First.Seconds));
        Assert.IsNotNull(SessionSource.ReadCourse(s_run.Value, file, file.Sessions[1]));
        Assert.IsNull(PrickCourse.FromTrace(Path.Combine(s_run.Value, "trace.csv"), 0, file.Sessions[0] with { Pricks = 11 }));
        Assert.IsNull(PrickCourse.FromTrace(Path.Combine(s_run.Value, "trace.csv"), 2, file.Sessions[0]));
    }

    [TestMethod]
    public void RecordFilesOfAPen_AreRead_ByDirectoryAndOneByOne()
    {
        using SimulatedPen pen = new(new SimulationOptions { HashTrace = false });
        string folder = Directory.CreateTempSubdirectory("smppen-files-").FullName;
        try
        {
            SessionStore store = new(new FolderFiles(folder));
            store.Start(0);
            for (int pricks = 1; pricks <= 3; pricks++)
            {
                SessionRecord record = new();
                store.Begin(record);
                record.ZonePricks[2] = pricks;
                record.Client = "AB" + pricks;
                Assert.IsTrue(store.Close(record));
            }
            Assert.AreEqual(0, Run("report", folder).Code);
            StringAssert.Contains(File.ReadAllText(Path.Combine(folder, "report.html")), "AB3");
            string copy = Path.Combine(folder, "copied.bin");
            File.Copy(Path.Combine(folder, "S01"), copy);
            Assert.AreEqual(0, Run("report", copy, "--out", Path.Combine(folder, "one.html")).Code);
            StringAssert.Contains(File.ReadAllText(Path.Combine(folder, "one.html")), "AB2");

            byte[] bytes = File.ReadAllBytes(copy);
            bytes[40] ^= 1;
            File.WriteAllBytes(copy, bytes);
            (int code, _, string error) = Run("report", copy);
            Assert.AreEqual(2, code);
            StringAssert.Contains(error, "1 damaged");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestMethod]
    [DataRow("{", "session.json:1:", "no file of session records")]
    [DataRow("{\"sessions\": 7}", "session.json:1:", "no file of session records")]
    [DataRow("[]", "session.json:1:", "no file of session records")]
    [DataRow("null", "session.json", "the file says null")]
    public void WhatIsNoRecordFile_IsRefused_WithPlaceAndAdvice(string text, string where, string what)
    {
        string folder = Directory.CreateTempSubdirectory("smppen-bad-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "session.json"), text);
            (int code, string output, string error) = Run("report", folder);
            Assert.AreEqual(2, code);
            Assert.AreEqual("", output);
            StringAssert.Contains(error, where);
            StringAssert.Contains(error, what);
            StringAssert.Contains(error, "run SCENARIO --out DIR");
            Assert.IsFalse(File.Exists(Path.Combine(folder, "report.html")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestMethod]
    [DataRow("\"pricks\": 10", "\"pricks\": 12", "pricks is not the sum of the zones")]
    [DataRow("\"client\": \"K17\"", "\"client\": \"Anna B\"", "client is no code")]
    [DataRow("\"presetIndex\": 0", "\"presetIndex\": 8", "presetIndex is not 0-7")]
    [DataRow("\"mode\": \"Single\"", "\"mode\": 9", "a kind, state, mode or fault is unknown")]
    public void AChangedRecord_IsRefused(string was, string becomes, string what)
    {
        // A file of its own: the rows run side by side.
        string changed = Path.Combine(s_run.Value, Path.GetRandomFileName() + ".json");
        string text = File.ReadAllText(Path.Combine(s_run.Value, "session.json"));
        int at = text.IndexOf(was, StringComparison.Ordinal);
        Assert.IsTrue(at > 0, was);
        File.WriteAllText(changed, text[..at] + becomes + text[(at + was.Length)..]);
        (int code, _, string error) = Run("report", changed);
        Assert.AreEqual(2, code);
        StringAssert.Contains(error, what);
        StringAssert.Contains(error, "session 1");
    }

    [TestMethod]
    public void NothingThere_IsSaid_WithWhatToDo()
    {
        string folder = Directory.CreateTempSubdirectory("smppen-none-").FullName;
        try
        {
            StringAssert.Contains(Run("report", Path.Combine(folder, "no")).Error, "there is no such file or directory");
            StringAssert.Contains(Run("report", folder).Error, "there is no session.json");
            File.WriteAllText(Path.Combine(folder, "session.json"), SampleSession.File().ToJson());
            StringAssert.Contains(Run("report", folder).Error, "no session was ended in it");
            (int code, _, string error) = Run("report", s_run.Value, "--out", folder);
            Assert.AreEqual(2, code);
            StringAssert.StartsWith(error, "--out: ");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (int Code, string Out, string Error) Run(params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = CommandLineApp.Run(args, output, error);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>The pen's flash as a folder.</summary>
    private sealed class FolderFiles(string folder) : Core.Hardware.IFileStore
    {
        public int Read(string name, byte[] buffer)
        {
            string path = Path.Combine(folder, name);
            if (!File.Exists(path))
            {
                return -1;
            }
            byte[] bytes = File.ReadAllBytes(path);
            int length = Math.Min(bytes.Length, buffer.Length);
            Array.Copy(bytes, buffer, length);
            return length;
        }

        public bool Write(string name, byte[] buffer, int length)
        {
            File.WriteAllBytes(Path.Combine(folder, name), buffer[..length]);
            return true;
        }
    }
}
