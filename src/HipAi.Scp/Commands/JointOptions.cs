using System.CommandLine;

namespace HipAi.Scp.Commands;

/// <summary>The options that ask for squares around the joints in a prepared set.</summary>
internal sealed class JointOptions
{
    private readonly Option<int> _size = Options.Number(
        "--joint", "Size in pixels at which tensors hold a square around each hip's joint as well, to joints-SIZE.u8; 0 for not at all.", 0, 2048, 0);

    private readonly Option<double> _millimetres = Options.Decimal(
        "--joint-millimetres", "Side of that square at the joint, mm; more than the networks look at, so that training can move it.", 50, 400, 192);

    private readonly Option<int> _masks = Options.Number(
        "--joint-masks", "Cells along a side of the masks over that square, written to joint-masks-CELLS.u8; 0 writes none.", 0, 512, 0);

    internal IEnumerable<Option> All => [_size, _millimetres, _masks];

    /// <summary>What was asked for; null when no squares are wanted.</summary>
    /// <exception cref="CommandException">Masks without squares.</exception>
    internal JointForm? Of(ParseResult parsed)
    {
        var (size, masks) = (parsed.GetValue(_size), parsed.GetValue(_masks));
        if (size == 0 && masks > 0) throw new CommandException("--joint-masks: there are no squares to mask without --joint.");
        return size > 0 ? new JointForm(size, parsed.GetValue(_millimetres), masks) : null;
    }
}
