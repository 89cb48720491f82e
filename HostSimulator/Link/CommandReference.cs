using System.Text;
using SmpPen.Core.Link;

namespace SmpPen.HostSimulator.Link;

/// <summary>docs/scpi.md, made from the firmware's command table.</summary>
public static class CommandReference
{
    private const string Intro = """
        # Service link

        <!-- Made from Firmware/Core/Link/CommandTable.cs by: dotnet run --project HostSimulator -- scpi --out docs/scpi.md -->

        SCPI lines over the service UART: 115,200 baud, 8N1, no handshake. The simulator offers the same line as raw TCP and as
        a pseudo terminal:

            dotnet run --project HostSimulator -- link
            lxi scpi --raw -a 127.0.0.1 -p 5025 "*IDN?"

        `link --pty` prints the path of the terminal; `link --service` opens Service on the pen and prints what its dial gauge reads.

        * A line ends with LF or CR and has at most 128 characters, several spaces counted as one. Ctrl-X forgets the line typed so far.
        * Words are taken in their long or their short form (the capitals), in any case. `;` separates commands; a command
          continues the header path of the one before it, `:` begins at the root again: `LIM:DEPT?;FREQ?;:DEPT?`.
        * Replies of one line come on one line, separated by `;`. A setting answers nothing: ask `SYSTem:ERRor?`.
        * After an error of form (-100 to -199) the rest of the line is not carried out; after any other error it is.
        * Numbers are decimal, at most 8 digits, without exponent, with or without a unit; the default unit is the first named below.
          A value that is no multiple of the setting's step is refused, not rounded.
        * While the coil is live nothing is carried out, and what was sent waits until the pedal is released. The receiver holds
          512 bytes: send no more than that ahead of the replies. A command takes about 0.2 s.
        * **The link never moves the needle, and the carriage only to calibrate**: in Service, unlocked, with the pedal released. Settings change only with the carriage home (Standby, Paused,
          Service) and hold from the next time that the pen goes to depth. A value outside the recommended band, which on the
          pen asks for a confirmation, needs an unlocked technician (-203); one above the technician's limit is refused (-222).
        * Faults are cleared at the pen, never over the link.

        ## Technician

        `SYSTem:PASSword:CENable "PIN"` unlocks; it takes up to 2 s. At the pen itself: SERVICE, page 4/4, Select; Up and Down turn the wheel, Select takes
        each digit, and at `>` the whole PIN; Stop forgets it. Either way counts the same wrong PINs and opens the same lock. The PIN of a new pen is `0000`: anyone can unlock it, and every unlocking
        puts a warning into the error queue (number 1) until `SYSTem:PASSword:NEW "0000","new PIN"` has changed it (4-12 digits, not zeros only). A wrong PIN
        makes the next one wait: 1 s, 2 s, 4 s, ... 15 min; until then no PIN is looked at (-203). Wrong PINs are counted on the
        flash before they are looked at; a restart begins the wait anew. Ten minutes without a setting, an action or a button in Service lock the pen; reading does
        not keep it unlocked. Stored is a hash: the salt enciphered 16 times by XTEA under the PIN (as crypt(3) did), which the interpreter
        does in 1.3 s; whoever can read the flash finds a short PIN all the same. A forgotten PIN is removed by erasing the pen's file system, with all its settings and records.

        ## Commands

        | command | parameter | who may | |
        |---|---|---|---|
        """;

    private const string Outro = """

        Who may: **anyone**; **at rest** anyone in Standby, Paused or Service; **no session** anyone in Standby or Service;
        **technician** unlocked, in Standby, Paused or Service; **technician in Standby** and **in Service** unlocked, in that state only.
        Elsewhere the answer is -221, locked -203.

        * `SESSion:STATe?`: SELFTEST, HOMING, PROOF, STANDBY, ZERO, READY, PRICKING, PAUSED, SERVICE or FAULT.
        * `SESSion:RECord? n`: the record's file as the pen keeps it, header and CRC-32 included, a string of hexadecimal digits.
          `report --port` reads all of them and makes the session's page, CSV and JSON.
        * `DIAGnostic:INPuts?`: 1 pedal's open contact closed, 2 its closed contact closed, 4 Up, 8 Down, 16 Select, 32 Stop,
          64 driver fault, 128 home flag.
        * `CALibration:STATe?`: 0 idle, 1 moving, 2 reading awaited, 3 points good (VERify), 4 verified (STORe), 5 stored, 6 refused or
          ended; then why (0, or 1-14 in the order of docs/calibration.md's display texts: Firmware/Core/Calibration/CalibrationRefusal.cs).
        * `CALibration:POINt?`: points from 1, then the backlash, then the three checks; POINt n goes back to read it again.
        * `CALibration:RESult?` and lengths of `DATA?` are in mm; `DATA?`: number, date, technician, months, backlash, worst check, then
          microsteps and protrusion of each point.
        * `*TST?` runs nothing: the protection is proven at every start. 0 when it has passed, 1 while it runs, else the fault code.
        * `*RST` takes the preset's settings again and changes nothing else.

        ## Errors

        At most 16 wait; one more replaces the newest by -350.

        | number | text |
        |---|---|
        """;

    /// <summary>The page.</summary>
    public static string Make()
    {
        StringBuilder page = new(Intro);
        page.Append('\n');
        string[] path = new string[CommandTable.MostLevels];
        CommandTable table = new();
        string[] words = CommandTable.Words.Split([' ', ':', '.'], StringSplitOptions.RemoveEmptyEntries);
        string[] descriptions = CommandTable.Descriptions.Split('\n');
        for (int row = 0; row < CommandTable.CommandRows; row++)
        {
            int level = table.Level(row);
            path[level] = words[row];
            string header = string.Join(':', path, 0, level + 1);
            Append(page, table, row, true, header + "?", descriptions[row]);
            Append(page, table, row, false, header, descriptions[row]);
        }
        page.Append(Outro).Append('\n');
        string[] texts = ScpiError.Texts.Split(';');
        for (int i = 1; i < ScpiError.Numbers.Length; i++)
        {
            page.Append($"| {ScpiError.Numbers[i]} | {texts[i]} |\n");
        }
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static void Append(StringBuilder page, CommandTable table, int row, bool isQuery, string header, string text)
    {
        ParameterKind kind = table.Kind(row, isQuery);
        if (kind != ParameterKind.Absent)
        {
            page.Append($"| `{header}` | {ParameterOf(kind)} | {AccessOf(table.Access(row, isQuery))} | {text} |\n");
        }
    }

    private static string ParameterOf(ParameterKind kind) => kind switch
    {
        ParameterKind.None => "",
        ParameterKind.Count => "whole number",
        ParameterKind.Length => "length, MM or UM",
        ParameterKind.Frequency => "frequency, HZ",
        ParameterKind.Pace => "pace, HZ",
        ParameterKind.Time => "time, MS, US or S",
        ParameterKind.Mode => "SINGle, PACed, BURSt, CONTinuous",
        ParameterKind.Text => "string",
        ParameterKind.TwoTexts => "string, string",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string AccessOf(CommandAccess access) => access switch
    {
        CommandAccess.Anyone => "anyone",
        CommandAccess.AtRest => "at rest",
        CommandAccess.NoSession => "no session",
        CommandAccess.Technician => "technician",
        CommandAccess.TechnicianInStandby => "technician in Standby",
        CommandAccess.TechnicianInService => "technician in Service",
        _ => throw new ArgumentOutOfRangeException(nameof(access)),
    };
}
