using System;
using System.IO.Ports;
using nanoFramework.Hardware.Esp32;
using SmpPen.Core.Hardware;

namespace SmpPen.Esp32
{
    /// <summary>The service UART: UART2, 115,200 baud, 8N1. Neither call waits.</summary>
    /// <remarks>
    /// Per tick with nothing to do: one BytesToRead, 20 us, no allocation. SerialPort.Read waits for all the bytes it is asked
    /// for, so it is asked for what is there. SerialPort.Write waits for what does not fit into the FIFO of 128 bytes, so output
    /// goes through a queue, at each call no more than the line has drained since the last.
    /// </remarks>
    public sealed class ServiceUart : ISerialLine
    {
        private const int BaudRate = 115200;
        private const int FifoBytes = 120;
        private const int MicrosecondsPerByte = 90;
        private const int QueueBytes = 2048;
        private const int ReceiveBytes = 512;

        private readonly SerialPort _port;
        private readonly byte[] _queue = new byte[QueueBytes];
        private int _head;
        private int _queued;
        private long _fifoEmptyAt;

        /// <summary>Opens the port.</summary>
        public ServiceUart()
        {
            Configuration.SetPinFunction(PinMap.SerialTransmit, DeviceFunction.COM3_TX);
            Configuration.SetPinFunction(PinMap.SerialReceive, DeviceFunction.COM3_RX);
            _port = new SerialPort("COM3", BaudRate);
            // A ring that overflows is flushed without a word: room for four ticks of a full line.
            _port.ReadBufferSize = ReceiveBytes;
            _port.Open();
        }

        /// <summary>Bytes that did not fit into the queue since start: the reader at the other end was too slow.</summary>
        public int LostBytes;

        /// <inheritdoc/>
        public int Read(byte[] buffer)
        {
            if (_queued > 0)
            {
                Pump();
            }
            int waiting = _port.BytesToRead;
            if (waiting == 0)
            {
                return 0;
            }
            return _port.Read(buffer, 0, waiting < buffer.Length ? waiting : buffer.Length);
        }

        /// <inheritdoc/>
        public void Write(byte[] buffer, int count)
        {
            int offset = 0;
            while (offset < count && _queued < QueueBytes)
            {
                int place = (_head + _queued) % QueueBytes;
                int run = Smaller(count - offset, Smaller(QueueBytes - _queued, QueueBytes - place));
                Array.Copy(buffer, offset, _queue, place, run);
                _queued += run;
                offset += run;
            }
            LostBytes += count - offset;
            Pump();
        }

        private static int Smaller(int a, int b) => a < b ? a : b;

        private void Pump()
        {
            long now = (long)HighResTimer.GetCurrent();
            if (_fifoEmptyAt < now)
            {
                _fifoEmptyAt = now;
            }
            int inFifo = (int)((_fifoEmptyAt - now) / MicrosecondsPerByte) + 1;
            int run = Smaller(Smaller(_queued, QueueBytes - _head), FifoBytes - inFifo);
            if (run <= 0)
            {
                return;
            }
            _port.Write(_queue, _head, run);
            _head = (_head + run) % QueueBytes;
            _queued -= run;
            _fifoEmptyAt += run * MicrosecondsPerByte;
        }
    }
}
