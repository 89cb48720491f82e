namespace SmpPen.HostSimulator.Plant;

/// <summary>What the needle bar did from one start of drive until it was back at rest, or until the next start of drive.</summary>
/// <param name="DriveStartNanoseconds">The coil was switched on.</param>
/// <param name="DriveEndNanoseconds">The coil was switched off.</param>
/// <param name="SensorNanoseconds">The stroke sensor saw the flag; -1: it never did.</param>
/// <param name="ArrivalNanoseconds">The bar met the front stop; -1: it never did.</param>
/// <param name="LiftOffNanoseconds">The needle tip was behind the nose again; -1: it never came out, or was still out when the next drive began.</param>
/// <param name="EndNanoseconds">The bar was at rest again, or driven anew.</param>
/// <param name="DeepestNanometres">Furthest protrusion of the needle; negative: it stayed behind the nose.</param>
/// <param name="StopProtrusionNanometres">Protrusion that the front stop stood for.</param>
/// <param name="WasCut">ENABLE or the interlock ended the drive.</param>
/// <param name="CameToRest">The bar rested before the next drive began.</param>
public readonly record struct StrokeRecord(
    long DriveStartNanoseconds,
    long DriveEndNanoseconds,
    long SensorNanoseconds,
    long ArrivalNanoseconds,
    long LiftOffNanoseconds,
    long EndNanoseconds,
    long DeepestNanometres,
    long StopProtrusionNanometres,
    bool WasCut,
    bool CameToRest)
{
    /// <summary>The stroke reached the end: the sensor saw it.</summary>
    public bool IsFull => SensorNanoseconds >= 0;

    /// <summary>How long the coil was driven, ns.</summary>
    public long OnTimeNanoseconds => DriveEndNanoseconds - DriveStartNanoseconds;
}
