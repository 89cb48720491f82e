using SmpPen.Core.Safety;
using SmpPen.HostSimulator.Plant;
using SmpPen.HostSimulator.Simulation;

namespace SmpPen.HostSimulator.Faults;

/// <summary>Faults of pedal and buttons.</summary>
internal static class ContactFaults
{
    private static readonly FaultCode[] s_wiring = [FaultCode.PedalContactsDisagree];
    private static readonly FaultCode[] s_wiringOrHeld = [FaultCode.PedalContactsDisagree, FaultCode.PedalStuckAtStart];

    public static readonly FaultKind[] All =
    [
        Contact("pedal-contact-broken", "the pedal's normally-open contact never closes", pen => pen.Hand.PedalNormallyOpen, ContactFault.Broken) with { Shows = s_wiring, IsDetectable = true },
        Contact("pedal-contact-welded", "the pedal's normally-open contact never opens", pen => pen.Hand.PedalNormallyOpen, ContactFault.Welded) with { Shows = s_wiringOrHeld, IsDetectable = true },
        Contact("pedal-release-contact-broken", "the pedal's normally-closed contact never closes", pen => pen.Hand.PedalNormallyClosed, ContactFault.Broken) with { Shows = s_wiringOrHeld, IsDetectable = true },
        Contact("pedal-release-contact-welded", "the pedal's normally-closed contact never opens", pen => pen.Hand.PedalNormallyClosed, ContactFault.Welded) with { Shows = s_wiring, IsDetectable = true },
        new("pedal-unplugged", FaultGroup.Contacts, "both wires of the pedal are open", FaultEffect.Contacts, (pen, on) =>
        {
            pen.Hand.PedalNormallyOpen.Fault = Fault(on, ContactFault.Broken);
            pen.Hand.PedalNormallyClosed.Fault = Fault(on, ContactFault.Broken);
        }) { Hook = "pedal", Shows = s_wiringOrHeld, IsDetectable = true },
        new("pedal-stuck", FaultGroup.Contacts, "the pedal stays down without a foot", FaultEffect.Contacts, (pen, on) =>
        {
            pen.Hand.PedalNormallyOpen.Fault = Fault(on, ContactFault.Welded);
            pen.Hand.PedalNormallyClosed.Fault = Fault(on, ContactFault.Broken);
        }) { Hook = "pedal", Shows = [FaultCode.PedalStuckAtStart], IsDetectable = true },
        new("pedal-bounce-storm", FaultGroup.Contacts, "closed contacts of the pedal chatter open all the time", FaultEffect.Contacts, (pen, on) =>
        {
            pen.Faults.Disturb("pedal-bounce-storm", on, 300_000, 4_000_000, chance =>
            {
                pen.Hand.PedalNormallyOpen.Fault = Fault(chance.OneIn(2), ContactFault.Broken);
                pen.Hand.PedalNormallyClosed.Fault = Fault(chance.OneIn(2), ContactFault.Broken);
            });
            pen.Hand.PedalNormallyOpen.Fault = ContactFault.None;
            pen.Hand.PedalNormallyClosed.Fault = ContactFault.None;
        }) { Hook = "pedal", Shows = s_wiringOrHeld, Tolerated = "a contact that opens stops; nothing starts that was not pressed" },
        Button("button-up-stuck", PenButton.Up),
        Button("button-down-stuck", PenButton.Down),
        Button("button-select-stuck", PenButton.Select),
        Button("button-stop-stuck", PenButton.Stop),
    ];

    private static FaultKind Contact(string name, string sentence, Func<SimulatedPen, Contact> contact, ContactFault fault) =>
        new(name, FaultGroup.Contacts, sentence, FaultEffect.Contacts, (pen, on) => contact(pen).Fault = Fault(on, fault)) { Hook = "pedal" };

    private static FaultKind Button(string name, PenButton button) =>
        new(name, FaultGroup.Contacts, $"button {button} never opens", FaultEffect.Contacts, (pen, on) => pen.Hand.Button(button).Fault = Fault(on, ContactFault.Welded))
        {
            Shows = [FaultCode.ButtonStuck],
            IsDetectable = true,
        };

    private static ContactFault Fault(bool present, ContactFault fault) => present ? fault : ContactFault.None;
}
