using System.Runtime.InteropServices;
using SharpFuzz;
using SmpPen.HostSimulator.Fuzzing;

namespace SmpPen.Fuzz;

/// <summary>Lets AFL++ or libFuzzer feed one of the targets of <see cref="FuzzRun"/>; writes what they begin with; plays back what they have found.</summary>
internal static class Program
{
    private const int LongestInput = 1 << 16;
    private const int MapBytes = 1 << 16;

    private static unsafe int Main(string[] args)
    {
        // What is instrumented notes its way from its first line on, before a fuzzer has given it a place for that.
        SharpFuzz.Common.Trace.SharedMem = (byte*)NativeMemory.AllocZeroed(MapBytes);
        Dictionary<string, Func<IFuzzTarget>> targets = FuzzRun.Targets.ToDictionary(target => target.Make().Name.Replace(' ', '-').ToLowerInvariant(), target => target.Make);
        if (args.Length < 2 || !targets.TryGetValue(args[1], out Func<IFuzzTarget>? make))
        {
            Console.Error.WriteLine($"afl|libfuzzer|seeds|play TARGET [PATH]; targets: {string.Join(' ', targets.Keys)}");
            return 2;
        }
        switch (args[0])
        {
            case "afl":
                Fuzzer.OutOfProcess.Run(stream => make().Feed(ReadAll(stream)));
                return 0;
            case "libfuzzer":
                Fuzzer.LibFuzzer.Run(bytes => make().Feed(bytes.ToArray()));
                return 0;
            case "seeds" when args.Length == 3:
                WriteSeeds(make(), args[2]);
                return 0;
            case "play" when args.Length == 3:
                Console.WriteLine(make().Feed(File.ReadAllBytes(args[2])) ? "accepted" : "refused");
                return 0;
            default:
                Console.Error.WriteLine($"{args[0]}: needs a path, or is none of afl, libfuzzer, seeds, play");
                return 2;
        }
    }

    private static byte[] ReadAll(Stream stream)
    {
        byte[] buffer = new byte[LongestInput];
        int length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return buffer[..length];
    }

    /// <summary>Seeds, a file each, and the target's words as a dictionary of AFL beside them.</summary>
    private static void WriteSeeds(IFuzzTarget target, string directory)
    {
        string seeds = Path.Combine(directory, "seeds");
        Directory.CreateDirectory(seeds);
        for (int index = 0; index < target.Seeds.Count; index++)
        {
            File.WriteAllBytes(Path.Combine(seeds, $"seed{index}"), target.Seeds[index]);
        }
        File.WriteAllLines(Path.Combine(directory, "words.dict"), target.Words.Select(word => $"\"{string.Concat(word.Select(value => $"\\x{value:X2}"))}\""));
    }
}
