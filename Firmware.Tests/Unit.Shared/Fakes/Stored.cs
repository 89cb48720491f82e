using SmpPen.Core.Calibration;

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
    }
}
