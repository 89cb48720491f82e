using System.Globalization;
using SmpPen.Core.Storage;
using SmpPen.HostSimulator.Calibration;

namespace SmpPen.HostSimulator.Report;

/// <summary>The session records of a pen, read over its service link.</summary>
public static class PenRecords
{
    /// <summary>Reads all of them.</summary>
    /// <exception cref="SessionSourceException">There is none, or the line spoilt one; says what to do.</exception>
    /// <exception cref="InvalidOperationException">What answers is no pen.</exception>
    public static SessionFile Read(ICommandLine line)
    {
        PenIdentity identity = PenIdentity.Ask(line);
        line.Send("*CLS");
        int count = int.Parse(line.Ask("SESS:REC:COUN?"), CultureInfo.InvariantCulture);
        RecordFiles files = new();
        for (int number = count; number >= 1; number--)
        {
            // The error's number makes sure of an answer when there is no record to give.
            string[] reply = line.Ask(FormattableString.Invariant($"SESS:REC? {number};:SYST:ERR?")).Split(';');
            if (reply.Length != 2)
            {
                throw new SessionSourceException($"--port: the pen gives no record now: {reply[^1]}; end the session on the pen first");
            }
            files.Add(FormattableString.Invariant($"S{count - number:00}"), Bytes(reply[0].Trim('"')));
        }
        SessionStore store = files.Open();
        if (store.Count != count || count == 0)
        {
            throw new SessionSourceException(count == 0
                ? "--port: the pen holds no session: end one first"
                : $"--port: {count - store.Count} of {count} records arrived damaged; check cable and plug, and read them again");
        }
        return new SessionFile
        {
            FirmwareVersion = identity.FirmwareVersion,
            LifeStrokes = long.Parse(line.Ask("COUN:LIFE?"), CultureInfo.InvariantCulture),
            CartridgeStrokes = long.Parse(line.Ask("COUN:CART?"), CultureInfo.InvariantCulture),
            Calibration = Calibration(line.Ask("CAL:DATA?").Split(',')),
            Sessions = SessionFile.Read(store),
        };
    }

    // What is no pair of hexadecimal digits fails the checksum, like any other damage.
    private static byte[] Bytes(string digits) =>
        [.. digits.Chunk(2).Select(pair => byte.TryParse(pair, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value) ? value : (byte)0)];

    private static CalibrationData? Calibration(string[] data) =>
        data[0] == "0" ? null : new CalibrationData(
            int.Parse(data[0], CultureInfo.InvariantCulture),
            DateOnly.ParseExact(data[1], "yyyyMMdd", CultureInfo.InvariantCulture),
            data[2].Trim('"'));
}
