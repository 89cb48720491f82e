using SmpPen.Core.Calibration;
using SmpPen.Core.Control;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Campaign;

/// <summary>Which button brings an errand on, from what the screen shows.</summary>
internal sealed class MenuWays(SimulatedPen pen, SplitMix64 chance, bool onlyWorks)
{
    private const int ResumeRow = 0;
    private const int EndRow = 4;
    private const int PresetRow = 3;
    private const int StartRows = 6;
    private const int SaveRow = 5;
    private const int ServiceRow = 2;
    private const int CalibrationStartRow = 5;
    private const int PinDigits = 4;

    private ScreenId _screen;
    private int _row;
    private int _clicks;
    private PenButton _way;

    /// <summary>What is wanted.</summary>
    public Errand Errand { get; private set; }

    private PenStatus Status => pen.Status;

    /// <summary>Something else is wanted of the session from here on.</summary>
    public void ChooseInSession()
    {
        Errand = onlyWorks ? Errand.Work : chance.NextBetween(1, 10) switch
        {
            1 => Errand.OtherZone,
            2 or 3 => Errand.OtherPreset,
            4 => Errand.NewCartridge,
            5 or 6 => Errand.EndSession,
            _ => Errand.Work,
        };
    }

    private void ChooseInStandby()
    {
        Errand = onlyWorks ? Errand.Work : chance.NextBetween(1, 8) switch
        {
            1 => Errand.EditPreset,
            2 => Errand.Service,
            _ => Errand.Work,
        };
    }

    /// <summary>The next button of a menu.</summary>
    public PenButton Next()
    {
        bool isNew = Status.Screen != _screen;
        _screen = Status.Screen;
        if (isNew && _screen == ScreenId.Standby)
        {
            ChooseInStandby();
        }
        switch (_screen)
        {
            case ScreenId.Standby:
                return ToRow(Errand == Errand.EditPreset ? 1 : Errand == Errand.Service ? ServiceRow : 0);
            case ScreenId.SessionStart:
                return Form(isNew, 0, chance.OneIn(2) ? PresetRow : (int)chance.NextBetween(0, StartRows - 1));
            case ScreenId.Settings:
                return !isNew && chance.OneIn(20) ? PenButton.Stop : Form(isNew, SaveRow, (int)chance.NextBetween(0, SaveRow - 1));
            case ScreenId.Confirm:
                return chance.OneIn(3) ? PenButton.Stop : PenButton.Select;
            case ScreenId.CartridgeZero:
                return InZero(isNew);
            case ScreenId.Paused:
                return InPaused(isNew);
            case ScreenId.Service:
                return InService(isNew);
            case ScreenId.Calibration:
                return InCalibration();
            default:
                return PenButton.Select;
        }
    }

    private PenButton UpOrDown() => chance.OneIn(2) ? PenButton.Up : PenButton.Down;

    private PenButton ToRow(int row) => Status.Cursor == row ? PenButton.Select : Status.Cursor < row ? PenButton.Down : PenButton.Up;

    /// <summary>Changes a row or two, then goes to the row that ends it.</summary>
    private PenButton Form(bool isNew, int endRow, int otherRow)
    {
        if (isNew || onlyWorks)
        {
            _row = onlyWorks || chance.OneIn(4) ? endRow : otherRow;
        }
        if (!Status.Editing)
        {
            _clicks = (int)chance.NextBetween(1, 5);
            _way = UpOrDown();
            return ToRow(_row);
        }
        if (_clicks-- > 0)
        {
            return _way;
        }
        _row = chance.OneIn(3) ? otherRow : endRow;
        return PenButton.Select;
    }

    private PenButton InZero(bool isNew)
    {
        if (isNew)
        {
            _clicks = (int)chance.NextBetween(0, 4);
            _row = (int)chance.NextBetween(0, 1);
        }
        // Mostly one way: a needle is longer or shorter, not both.
        return _clicks-- > 0 ? (_row == 0) == chance.OneIn(5) ? PenButton.Up : PenButton.Down : chance.OneIn(25) ? PenButton.Stop : PenButton.Select;
    }

    private PenButton InPaused(bool isNew)
    {
        if (isNew)
        {
            _row = Errand switch
            {
                Errand.OtherZone => 1,
                Errand.OtherPreset => 2,
                Errand.NewCartridge => 3,
                Errand.EndSession => EndRow,
                _ => ResumeRow,
            };
        }
        if (!Status.Editing)
        {
            _clicks = (int)chance.NextBetween(1, 3);
            _way = UpOrDown();
            return ToRow(_row);
        }
        if (_row is 1 or 2 && _clicks-- > 0)
        {
            return _way;
        }
        _row = _row is 1 or 2 ? ResumeRow : _row;
        return PenButton.Select;
    }

    private PenButton InService(bool isNew)
    {
        if (onlyWorks)
        {
            return PenButton.Stop;
        }
        CalibrationStatus calibration = Status.Calibration;
        if (isNew)
        {
            // Down turns back to the page of the calibration.
            _clicks = (int)chance.NextBetween(0, 5);
        }
        if (calibration.PinLength < 0)
        {
            return _clicks-- > 0 ? PenButton.Down : Status.ServicePage == OperatorMenus.ServicePages - 1 && !chance.OneIn(3) ? PenButton.Select : PenButton.Stop;
        }
        if (calibration.PinLength < PinDigits)
        {
            return chance.OneIn(10) ? UpOrDown() : PenButton.Select;
        }
        return calibration.PinWheel == PinDial.EndPlace ? PenButton.Select : PenButton.Down;
    }

    // Never to the end: what nobody has measured with a dial is no calibration.
    private PenButton InCalibration() => onlyWorks ? PenButton.Stop : Status.Calibration.Step switch
    {
        CalibrationStep.Idle => chance.OneIn(8) ? PenButton.Stop : Status.Editing ? PenButton.Select : ToRow(CalibrationStartRow),
        CalibrationStep.Moving => chance.OneIn(4) ? PenButton.Stop : UpOrDown(),
        CalibrationStep.Reading => chance.OneIn(4) ? PenButton.Stop : chance.OneIn(2) ? PenButton.Select : UpOrDown(),
        CalibrationStep.Stored or CalibrationStep.Refused => PenButton.Select,
        _ => PenButton.Stop,
    };
}
