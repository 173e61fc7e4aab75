using System.CommandLine;
using HipAi.Inference.Preparation;

namespace HipAi.Scp.Commands;

/// <summary>The options that ask for squares about the joints in a prepared set.</summary>
internal sealed class JointOptions
{
    private readonly Option<int> _size = Options.Number(
        "--joint", "Size in pixels at which tensors hold a square about each hip's joint as well, to joints-SIZE.u8; 0 for not at all.", 0, 2048, 0);

    private readonly Option<double> _millimetres = Options.Decimal(
        "--joint-millimetres", "Side of that square at the joint, mm; more than the networks look at, so that training can move it.", 50, 400, 192);

    private readonly Option<double> _across = Options.Decimal(
        "--joint-across", "Where in that square the joint lies, as a share of its side from the lateral edge.", 0.1, 0.9, 0.5);

    private readonly Option<double> _down = Options.Decimal(
        "--joint-down", "Where in that square the joint lies, as a share of its side from the upper edge.", 0.1, 0.9, 0.5);

    private readonly Option<int> _masks = Options.Number(
        "--joint-masks", "Cells along a side of the masks over that square, written to joint-masks-CELLS.u8; 0 writes none.", 0, 512, 0);

    internal IEnumerable<Option> All => [_size, _millimetres, _across, _down, _masks];

    /// <summary>What was asked for; null when no squares are wanted.</summary>
    /// <exception cref="CommandException">Masks without squares.</exception>
    internal JointForm? Of(ParseResult parsed)
    {
        var (size, masks) = (parsed.GetValue(_size), parsed.GetValue(_masks));
        if (size == 0 && masks > 0) throw new CommandException("--joint-masks: there are no squares to mask without --joint.");
        if (size == 0) return null;
        return new JointForm(size, parsed.GetValue(_millimetres), new JointPlace(parsed.GetValue(_across), parsed.GetValue(_down)), masks);
    }
}
