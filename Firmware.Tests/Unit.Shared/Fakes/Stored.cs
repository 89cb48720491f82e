using SmpPen.Core.Calibration;
using SmpPen.Core.Storage;

namespace SmpPen.Unit.Fakes
{
    /// <summary>Stores at once what the pen stores a slice a tick.</summary>
    public static class Stored
    {
        /// <summary>Stores a calibration.</summary>
        /// <returns>False when it could not be stored.</returns>
        public static bool Save(CalibrationStore store, DepthCalibration calibration)
        {
            store.BeginSave(calibration);
            while (!store.Step())
            {
            }
            return store.IsSaved;
        }

        /// <summary>Writes the file that is not the newest, reads it back and compares.</summary>
        /// <returns>False when it could not be stored; what was stored before is still there.</returns>
        public static bool Save(this TwoCopyStore store, byte[] payload, int length)
        {
            store.BeginSave(payload, length, 0);
            while (!store.Step(true))
            {
            }
            return store.IsSaved;
        }

        /// <summary>Stores what the running session has so far.</summary>
        /// <returns>False when it could not be stored; the checkpoint before is still there.</returns>
        public static bool Checkpoint(this SessionStore store, SessionRecord record)
        {
            store.BeginStore(record, RecordState.Open);
            return Finish(store);
        }

        /// <summary>Ends a session: its record becomes the newest.</summary>
        /// <returns>False when it could not be stored; may be tried again. True, and nothing doubled, when it was already.</returns>
        public static bool Close(this SessionStore store, SessionRecord record)
        {
            store.BeginStore(record, RecordState.Closed);
            return Finish(store);
        }

        private static bool Finish(SessionStore store)
        {
            while (!store.Step(true))
            {
            }
            return store.IsStored;
        }
    }
}
