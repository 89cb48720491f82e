using System.Globalization;
using SmpPen.HostSimulator.Plant;
using YamlDotNet.RepresentationModel;

namespace SmpPen.HostSimulator.Scenarios;

/// <summary>Reads the <c>plant</c> of a scenario: what the pen's mechanics and electrics are, where they differ from nominal.</summary>
internal sealed class PlantReader(ProblemList problems)
{
    private static readonly string[] s_keys = ["skin", "supply", "coil", "lead error", "backlash", "cartridge error"];

    /// <summary>The parameters; what is not named is nominal.</summary>
    public PlantParameters Read(YamlNode node)
    {
        MapReader map = new(problems, node, "plant", [.. s_keys, .. PlantVariation.All.Select(variation => variation.Name)]);
        PlantParameters nominal = new();
        PlantParameters plant = nominal with
        {
            SkinScale = Number(map, "skin", "", 0.3, 3.0, nominal.SkinScale),
            SupplyVolts = Number(map, "supply", "V", 20.4, 26.4, nominal.SupplyVolts),
            CoilOhms = Number(map, "coil", "ohm", 7.2, 10.4, nominal.CoilOhms),
            LeadErrorPartsPerMillion = (int)Number(map, "lead error", "ppm", -20_000, 20_000, nominal.LeadErrorPartsPerMillion),
            BacklashNanometres = (int)Length(map, "backlash", 0, 60, nominal.BacklashNanometres / 1000) * 1000,
            CartridgeErrorMicrometres = (int)Length(map, "cartridge error", -300, 300, nominal.CartridgeErrorMicrometres),
        };
        foreach (PlantVariation variation in PlantVariation.All)
        {
            if (map.Find(variation.Name) is { } value)
            {
                plant = variation.Apply(plant, problems.Count(value, variation.Name, variation.Low, variation.High));
            }
        }
        return plant;
    }

    /// <summary>The same as a scenario writes it: one line of YAML that reads back to equal parameters.</summary>
    public static string Write(PlantParameters plant) => string.Create(
        CultureInfo.InvariantCulture,
        $"{{ skin: {plant.SkinScale:R}, supply: {plant.SupplyVolts:R} V, coil: {plant.CoilOhms:R} ohm, lead error: {plant.LeadErrorPartsPerMillion} ppm, backlash: {plant.BacklashNanometres / 1000} um, cartridge error: {plant.CartridgeErrorMicrometres} um }}");

    private long Length(MapReader map, string key, long low, long high, long nominal) =>
        map.Find(key) is { } node ? problems.Quantity(node, key, Dimension.Length, low, high, rangeAllowed: false).Low : nominal;

    private double Number(MapReader map, string key, string unit, double low, double high, double nominal)
    {
        if (map.Find(key) is not { } node)
        {
            return nominal;
        }
        string text = problems.Text(node, key).Trim();
        bool hasUnit = text.EndsWith(unit, StringComparison.Ordinal);
        if (!hasUnit || !double.TryParse(text[..^unit.Length].Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !(value >= low && value <= high))
        {
            string blank = unit.Length == 0 ? "" : " ";
            problems.Add(node, string.Create(CultureInfo.InvariantCulture, $"{key} \"{text}\" is wrong; allowed: {low:R}..{high:R}{blank}{unit}, for example {nominal:R}{blank}{unit}"));
            return nominal;
        }
        return value;
    }
}
