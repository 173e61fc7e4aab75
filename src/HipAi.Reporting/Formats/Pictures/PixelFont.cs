namespace HipAi.Reporting.Formats.Pictures;

/// <summary>The letters that are drawn into pictures: printable ASCII, five columns of eight rows each, the lowest row for descenders.</summary>
internal static class PixelFont
{
    /// <summary>Columns of a letter and the gap behind it.</summary>
    public const int Advance = 6;

    /// <summary>Rows of a letter.</summary>
    public const int Height = 8;

    private const int Columns = 5;

    // From space to tilde, five columns a letter, two hexadecimal digits a column; the lowest bit is the top row.
    private const string Bits =
        "000000000000005F00000007000700147F147F14242A7F2A12231308646236495620500000070000001C2241000041221C002A1C7F1C2A08083E0808" +
        "00503000000808080808000060600020100804023E5149453E00427F400072494949462141494D331814127F1027454545393C4A4949314121110907" +
        "3649494936464949291E0000140000004034000000081422411414141414004122140802015909063E415D594E7C1211127C7F494949363E41414122" +
        "7F4141413E7F494949417F090909013E414151737F0808087F00417F41002040413F017F081422417F404040407F021C027F7F0408107F3E4141413E" +
        "7F090909063E4151215E7F09192946264949493203017F01033F4040403F1F2040201F3F4038403F631408146303047804036159494D43007F414100" +
        "02040810200041417F0004020102048080808080000102040020545478407F284444383844444428384444287F385454541800087E090218A4A49C78" +
        "7F0804047800447D40002040403D007F1028440000417F40007C047804787C080404783844444438FC1824241818242418FC7C080404084854545424" +
        "04043F44243C4040207C1C2040201C3C4030403C44281028444C9090907C4464544C440008364100000077000000413608000201020402";

    private static readonly byte[] Shapes = Convert.FromHexString(Bits);

    /// <summary>Whether a pixel of a letter is lit.</summary>
    /// <param name="letter">A character; a dash is drawn as a hyphen, what else is not printable ASCII as a question mark.</param>
    /// <param name="column">0 to <see cref="Advance"/> - 1.</param>
    /// <param name="row">0 to <see cref="Height"/> - 1.</param>
    public static bool IsLit(char letter, int column, int row)
    {
        if (column >= Columns) return false;
        var shown = letter is >= ' ' and <= '~' ? letter : letter is '\u2013' or '\u2014' ? '-' : '?';
        return ((Shapes[((shown - ' ') * Columns) + column] >> row) & 1) != 0;
    }
}
