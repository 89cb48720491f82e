using System.Text;
using SmpPen.Core.Control;
using SmpPen.HostSimulator.Fuzzing;

namespace SmpPen.Simulation.Tests.Fuzzing;

/// <summary>A short run of every target; <c>fuzz</c> feeds a million inputs.</summary>
[TestClass]
public sealed class FuzzTests
{
    private const long Inputs = 40_000;

    [TestMethod]
    [DataRow(1UL)]
    [DataRow(77UL)]
    public void BadInput_CrashesNothing_AndChangesNothing(ulong seed)
    {
        IReadOnlyList<FuzzResult> results = FuzzRun.All(Inputs, seed);
        Assert.AreEqual("", string.Join('\n', results.SelectMany(result => result.Findings)));
        Assert.IsGreaterThanOrEqualTo(Inputs, results.Sum(result => result.Inputs));
        foreach (FuzzResult result in results)
        {
            // Behind every check there is something that the inputs must reach.
            Assert.IsGreaterThan(0, result.Accepted, result.Target);
            Assert.IsLessThan(result.Inputs, result.Accepted, result.Target);
        }
    }

    [TestMethod]
    public void EqualSeeds_MakeEqualInputs()
    {
        Recorder one = new();
        Recorder other = new();
        FuzzRun.One(one, 2_000, 5);
        FuzzRun.One(other, 2_000, 5);
        CollectionAssert.AreEqual(one.Inputs, other.Inputs);
        Assert.IsGreaterThan(1_500, one.Inputs.Distinct().Count());
    }

    [TestMethod]
    public void AReaderThatBelievesItsLength_IsFound() =>
        Assert.IsGreaterThan(0, FuzzRun.One(new BelievingReader(), 2_000, 1).FindingCount);

    [TestMethod]
    public void AnInvalidLineThatStillSetsSomething_IsFound()
    {
        LinkTarget planted = new(PenState.Standby, rig => rig.Pen.Model.Limits.DepthMicrometres.TechnicianHigh -= 20);
        FuzzResult result = FuzzRun.One(planted, 300, 1);
        Assert.IsGreaterThan(0, result.FindingCount);
        Assert.Contains("an invalid line has changed something", result.Findings[0]);
    }

    [TestMethod]
    public void AnInvalidLineThatLiftsASettingBeyondItsLimit_IsFound()
    {
        LinkTarget planted = new(PenState.Standby, rig => rig.Pen.Model.Limits.DepthMicrometres.TechnicianHigh = 100);
        Assert.Contains("a setting beyond its limits", FuzzRun.One(planted, 300, 1).Findings[0]);
    }

    [TestMethod]
    public void TheErrorOfASecondLine_IsNotTakenForOneOfTheNextInput()
    {
        LinkTarget link = new(PenState.Standby, roundTicks: 8);
        for (int spaces = 0; spaces < 24; spaces++)
        {
            Assert.IsTrue(link.Feed(Encoding.ASCII.GetBytes("FREQ 90 HZ")));
            Assert.IsFalse(link.Feed(Encoding.ASCII.GetBytes($"CAL:MOVE 1.0{new string(' ', spaces)}\n MM")));
            Assert.IsTrue(link.Feed(Encoding.ASCII.GetBytes("*RST")), $"{spaces} spaces");
        }
    }

    /// <summary>A planted defect: no check of the length that the input names.</summary>
    private sealed class BelievingReader : IFuzzTarget
    {
        public string Name => "believing reader";

        public IReadOnlyList<byte[]> Seeds { get; } = [[3, 1, 2, 3]];

        public IReadOnlyList<byte[]> Words { get; } = [];

        public bool Feed(byte[] input)
        {
            int sum = 0;
            for (int i = 1; i <= (input.Length == 0 ? 0 : input[0]); i++)
            {
                sum += input[i];
            }
            return sum > 0;
        }
    }

    private sealed class Recorder : IFuzzTarget
    {
        public List<string> Inputs { get; } = [];

        public string Name => "recorder";

        public IReadOnlyList<byte[]> Seeds { get; } = [[1, 2, 3, 4, 5, 6, 7, 8]];

        public IReadOnlyList<byte[]> Words { get; } = [[9, 9]];

        public bool Feed(byte[] input)
        {
            Inputs.Add(Convert.ToHexString(input));
            return input.Length > 4;
        }
    }
}
