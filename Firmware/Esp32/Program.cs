using System.Threading;

namespace SmpPen.Esp32
{
    /// <summary>Entry point of the firmware.</summary>
    public static class Program
    {
        /// <summary>Starts the board and the loop, then sleeps: when Main ends, the runtime may do either of two things.</summary>
        public static void Main()
        {
            ControlLoop loop = new ControlLoop(Board.Start());
            Thread thread = new Thread(loop.Run);
            thread.Priority = ThreadPriority.AboveNormal;
            thread.Start();
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
