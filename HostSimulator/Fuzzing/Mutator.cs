using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Fuzzing;

/// <summary>Makes inputs from inputs: bits, bytes, pieces and words are changed, taken away, put in and doubled.</summary>
public sealed class Mutator(IFuzzTarget target, ulong seed)
{
    private const int LongestInput = 4096;
    private const int MostChanges = 6;
    private const int CorpusKept = 512;

    private static readonly byte[] s_interesting = [0, 1, 0x7F, 0x80, 0xFF, (byte)' ', (byte)';', (byte)':', (byte)'?', (byte)'"', (byte)'-', (byte)'.', (byte)'9', (byte)'\n'];

    private readonly SplitMix64 _chance = new(seed);
    private readonly List<byte[]> _corpus = [.. target.Seeds];

    /// <summary>The next input.</summary>
    public byte[] Next()
    {
        // Half from the beginning: what is accepted and made from what was accepted loses its content otherwise.
        List<byte> input = [.. Pick(Below(2) == 0 ? target.Seeds : _corpus)];
        for (int changes = 1 + Below(MostChanges); changes > 0; changes--)
        {
            Change(input);
        }
        return [.. input.Take(LongestInput)];
    }

    /// <summary>An input was accepted: others are made from it too.</summary>
    public void Keep(byte[] input)
    {
        if (_corpus.Count < CorpusKept)
        {
            _corpus.Add(input);
        }
        else
        {
            _corpus[target.Seeds.Count + Below(CorpusKept - target.Seeds.Count)] = input;
        }
    }

    private void Change(List<byte> input)
    {
        int at = Below(input.Count + 1);
        int length = Math.Min(1 + Below(8), input.Count - at);
        switch (Below(9))
        {
            case 0 when at < input.Count:
                input[at] ^= (byte)(1 << Below(8));
                break;
            case 1 when at < input.Count:
                input[at] = (byte)Below(256);
                break;
            case 2 when at < input.Count:
                input[at] = s_interesting[Below(s_interesting.Length)];
                break;
            case 3:
                input.RemoveRange(at, length);
                break;
            case 4:
                input.InsertRange(at, input.GetRange(at, length));
                break;
            case 5:
                input.Insert(at, s_interesting[Below(s_interesting.Length)]);
                break;
            case 6:
                input.RemoveRange(at, input.Count - at);
                input.AddRange(Pick(_corpus).Skip(at));
                break;
            case 7 when at < input.Count:
                input[at] = (byte)(input[at] + Below(33) - 16);
                break;
            default:
                if (target.Words.Count > 0)
                {
                    input.InsertRange(at, Pick(target.Words));
                }
                break;
        }
    }

    private byte[] Pick(IReadOnlyList<byte[]> inputs) => inputs[Below(inputs.Count)];

    private int Below(int limit) => (int)(_chance.Next() % (ulong)limit);
}
