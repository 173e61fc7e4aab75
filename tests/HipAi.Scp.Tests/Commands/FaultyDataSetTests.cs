using HipAi.Scp.Commands;
using HipAi.Testing;

namespace HipAi.Scp.Tests.Commands;

/// <summary>What is done to a data set on purpose (requirement H10).</summary>
[Category("H10")]
internal sealed class FaultyDataSetTests
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 100).Select(i => (byte)i)];

    private readonly ManualTimeProvider _time = new();

    [TestCase("30", 30)]
    [TestCase("30%", 30)]
    [TestCase("0", 0)]
    [TestCase("100%", 100)]
    [TestCase("5000", 100)]
    public async Task It_is_broken_off_where_that_was_asked_for(string point, int expected)
    {
        using var source = new MemoryStream(Content);
        await using var faulty = new FaultyDataSet(source, new SendFaults { AbortDuring = AbortPoint.Parse(point) }, _time);
        var buffer = new byte[200];
        if (expected > 0) Assert.That(await faulty.ReadAsync(buffer), Is.EqualTo(expected));

        var abort = Assert.ThrowsAsync<DeliberateAbortException>(async () => Assert.That(await faulty.ReadAsync(buffer), Is.Negative));
        Assert.That(abort!.Sent, Is.EqualTo(expected));
        Assert.That(buffer[..expected], Is.EqualTo(Content[..expected]));
    }

    [TestCase("")]
    [TestCase("%")]
    [TestCase("-1")]
    [TestCase("101%")]
    [TestCase("half")]
    public void What_is_no_point_is_refused(string text) => Assert.That(AbortPoint.Parse(text), Is.Null);

    [Test]
    public async Task A_wrong_length_is_an_end_in_the_middle()
    {
        using var source = new MemoryStream(Content) { Position = 20 };
        await using var faulty = new FaultyDataSet(source, new SendFaults { WrongLength = true }, _time);
        using var read = new MemoryStream();
        await faulty.CopyToAsync(read);

        Assert.That(read.ToArray(), Is.EqualTo(Content[20..60]));
    }

    [Test]
    public async Task A_drip_takes_its_time_and_changes_no_byte()
    {
        using var source = new MemoryStream(Content);
        await using var faulty = new FaultyDataSet(source, new SendFaults { Drip = 500 }, _time);
        var (buffer, start) = (new byte[200], _time.GetUtcNow());
        for (var i = 0; i < 2; i++)
        {
            var read = faulty.ReadAsync(buffer.AsMemory(50 * i)).AsTask();
            _time.Advance(TimeSpan.FromMilliseconds(99));
            Assert.That(read.IsCompleted, Is.False);
            _time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.That(await read, Is.EqualTo(50));
        }

        Assert.That(_time.GetUtcNow() - start, Is.EqualTo(TimeSpan.FromSeconds(100 / 500d)));
        Assert.That(buffer[..100], Is.EqualTo(Content));
        Assert.That(await faulty.ReadAsync(buffer), Is.Zero);
    }
}
