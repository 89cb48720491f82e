using System;
using SmpPen.Core.Hardware;

namespace SmpPen.Unit.Fakes
{
    /// <summary>A panel that remembers what was written and can stop answering.</summary>
    public sealed class FakeDisplayPanel : IDisplayPanel
    {
        /// <summary>What the panel shows; starts as noise, as after power-up.</summary>
        public readonly byte[] Memory = new byte[1024];

        /// <summary>True while the panel acknowledges.</summary>
        public bool Answers = true;

        /// <summary>True while the bus throws instead of returning.</summary>
        public bool Throws;

        /// <summary>Writes that are still acknowledged before the panel stops answering; negative = no end.</summary>
        public int WritesUntilSilence = -1;

        /// <summary>Calls of TryInitialise.</summary>
        public int Initialisations;

        /// <summary>Calls of TryWritePage.</summary>
        public int Writes;

        /// <summary>The page of the latest write.</summary>
        public int LastPage = -1;

        public FakeDisplayPanel()
        {
            for (int i = 0; i < Memory.Length; i++)
            {
                Memory[i] = (byte)(i * 37);
            }
        }

        public bool TryInitialise()
        {
            Initialisations++;
            ThrowIfAsked();
            return Answers;
        }

        public bool TryWritePage(int page, int firstColumn, byte[] frame, int columns)
        {
            Writes++;
            LastPage = page;
            ThrowIfAsked();
            if (WritesUntilSilence == 0)
            {
                Answers = false;
            }
            if (!Answers)
            {
                return false;
            }
            WritesUntilSilence--;
            int offset = (page * 128) + firstColumn;
            Array.Copy(frame, offset, Memory, offset, columns);
            return true;
        }

        private void ThrowIfAsked()
        {
            if (Throws)
            {
                throw new InvalidOperationException();
            }
        }
    }
}
