using SmpPen.Core.Calibration;
using SmpPen.Core.Control;
using SmpPen.Core.Hardware;
using SmpPen.Unit.Control;
using SmpPen.Unit.Fakes;

namespace SmpPen.Unit.Calibration
{
    /// <summary>A pen in Service with a gauge that reads a screw of 2 % too much lead.</summary>
    public sealed class CalibrationBench
    {
        public readonly PenRig Rig;
        public readonly FakeServiceLock ServiceLock = new FakeServiceLock();

        public CalibrationBench()
            : this(new RigFiles())
        {
        }

        public CalibrationBench(RigFiles files)
        {
            Rig = new PenRig(files);
            ServiceLock.IsUnlocked = true;
            Service.Lock = ServiceLock;
            Rig.Boot();
            Rig.Press(InputLine.ButtonDown);
            Rig.Press(InputLine.ButtonDown);
            Rig.Press(InputLine.ButtonSelect);
            Rig.Run(100);
        }

        public CalibrationService Service
        {
            get { return Rig.Pen.Model.Calibration; }
        }

        /// <summary>Stores, and waits until that is over.</summary>
        /// <returns>True when it is stored and in force.</returns>
        public bool Store(int date, string technician, int months)
        {
            bool isBegun = Service.Store(date, technician, months, Rig.Now);
            while (Service.IsStoring)
            {
                Rig.Run(10);
            }
            return isBegun && Status.Step == CalibrationStep.Stored;
        }

        public CalibrationStatus Status
        {
            get { return Rig.Status.Calibration; }
        }

        /// <summary>What the gauge reads now, in micrometres.</summary>
        public int Gauge
        {
            get { return (Rig.Carriage.Position * 1594 / 1000) - 500; }
        }

        /// <summary>A calibration as a true screw gives it.</summary>
        public static DepthCalibration Nominal(int count)
        {
            DepthCalibration calibration = new DepthCalibration();
            calibration.Count = count;
            for (int i = 0; i < count; i++)
            {
                calibration.Microsteps[i] = i * CalibrationService.OutermostPointMicrosteps / (count - 1);
                calibration.Micrometres[i] = (calibration.Microsteps[i] * 1000 / DepthMap.MicrostepsPerMillimetre) - 500;
            }
            calibration.Serial = 1;
            calibration.Date = 20260115;
            calibration.Technician = "T007";
            calibration.MonthsValid = 12;
            return calibration;
        }

        /// <summary>Lets the carriage arrive.</summary>
        public void Arrive()
        {
            for (int i = 0; i < 500 && (Status.Step == CalibrationStep.Moving || i < 2); i++)
            {
                Rig.Run(10);
            }
        }

        /// <summary>Enters true readings until this many have been taken.</summary>
        public void ReadUntil(int readings)
        {
            Arrive();
            while (Status.Step == CalibrationStep.Reading && Status.Index < readings)
            {
                Service.EnterReading(Gauge, Rig.Now);
                Arrive();
            }
        }

        /// <summary>A whole calibration up to Verified.</summary>
        public void Calibrate(int points)
        {
            Service.Begin(points, Rig.Now);
            ReadUntil(points + 1);
            Service.Verify(Rig.Now);
            ReadUntil(points + 4);
        }
    }
}
