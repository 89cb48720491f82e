namespace SmpPen.Core.Link
{
    /// <summary>Carries out the commands of one part of the table.</summary>
    /// <remarks>
    /// A call is one step within a tick: it allocates nothing and stays within about 300 instructions. More work is done in
    /// further steps by answering <see cref="CommandTable.Busy"/>; what was put into the reply is sent before the next step.
    /// </remarks>
    public interface ICommandGroup
    {
        /// <summary>One step of a command whose parameters and access have been checked.</summary>
        /// <param name="id">Number of the command within the group.</param>
        /// <param name="step">0, then one more after each Busy.</param>
        /// <param name="call">Its parameters, and where its reply goes.</param>
        /// <param name="nowMicroseconds">Time since power-up.</param>
        /// <returns>0, an error number of <see cref="ScpiError"/>, or <see cref="CommandTable.Busy"/>.</returns>
        int Execute(int id, int step, CommandCall call, long nowMicroseconds);
    }
}
