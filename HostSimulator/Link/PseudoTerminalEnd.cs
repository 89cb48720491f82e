using System.Runtime.InteropServices;
using System.Text;

namespace SmpPen.HostSimulator.Link;

/// <summary>A pseudo terminal: a serial port for programs that want one. Linux.</summary>
public sealed class PseudoTerminalEnd : ILinkEnd
{
    private const int ReadWrite = 2;
    private const int NoControllingTerminal = 0x100;
    private const int NonBlocking = 0x800;
    private const int SetNow = 0;
    private const int TermiosBytes = 256;

    private readonly int _master;
    private readonly int _slave;

    /// <summary>Opens one, raw: nothing is echoed or translated.</summary>
    /// <exception cref="IOException">The system gives none.</exception>
    public PseudoTerminalEnd()
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new IOException("pseudo terminals are supported on Linux only");
        }
        _master = Check(posix_openpt(ReadWrite | NoControllingTerminal | NonBlocking), "posix_openpt");
        Check(grantpt(_master), "grantpt");
        Check(unlockpt(_master), "unlockpt");
        byte[] name = new byte[128];
        if (ptsname_r(_master, name, name.Length) != 0)
        {
            throw new IOException("ptsname_r failed");
        }
        Address = Encoding.ASCII.GetString(name, 0, Array.IndexOf(name, (byte)0));
        // Held open, so that the line survives programs that come and go.
        _slave = Check(open(Address, ReadWrite | NoControllingTerminal), "open");
        byte[] termios = new byte[TermiosBytes];
        Check(tcgetattr(_slave, termios), "tcgetattr");
        cfmakeraw(termios);
        Check(tcsetattr(_slave, SetNow, termios), "tcsetattr");
    }

    /// <inheritdoc/>
    public string Address { get; }

    /// <inheritdoc/>
    public bool Poll() => false;

    /// <inheritdoc/>
    public int Read(Span<byte> buffer)
    {
        nint count = read(_master, ref MemoryMarshal.GetReference(buffer), buffer.Length);
        return count > 0 ? (int)count : 0;
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> bytes) => write(_master, ref MemoryMarshal.GetReference(bytes), bytes.Length);

    /// <inheritdoc/>
    public void Dispose()
    {
        close(_slave);
        close(_master);
    }

    private static int Check(int result, string call) =>
        result >= 0 ? result : throw new IOException($"{call} failed: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");

    [DllImport("libc", SetLastError = true)]
    private static extern int posix_openpt(int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int grantpt(int descriptor);

    [DllImport("libc", SetLastError = true)]
    private static extern int unlockpt(int descriptor);

    [DllImport("libc")]
    private static extern int ptsname_r(int descriptor, byte[] name, nint length);

    [DllImport("libc", SetLastError = true, CharSet = CharSet.Ansi)]
    private static extern int open(string path, int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int tcgetattr(int descriptor, byte[] termios);

    [DllImport("libc")]
    private static extern void cfmakeraw(byte[] termios);

    [DllImport("libc", SetLastError = true)]
    private static extern int tcsetattr(int descriptor, int when, byte[] termios);

    [DllImport("libc")]
    private static extern nint read(int descriptor, ref byte buffer, nint count);

    [DllImport("libc")]
    private static extern nint write(int descriptor, ref readonly byte buffer, nint count);

    [DllImport("libc")]
    private static extern int close(int descriptor);
}
