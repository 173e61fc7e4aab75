using HipAi.Scp.Pipeline;

namespace HipAi.Scp.Tests.Pipeline;

/// <summary>A key waits once and is with one worker at a time.</summary>
internal sealed class StudyQueueTests
{
    private StudyQueue _queue = null!;

    [SetUp]
    public void SetUp() => _queue = new StudyQueue();

    [Test]
    public async Task A_key_waits_once_however_often_it_is_put_in()
    {
        _queue.Add("a");
        _queue.Add("a");
        _queue.Add("b");

        Assert.That(_queue.Waiting, Is.EqualTo(2));
        Assert.That(await _queue.TakeAsync(CancellationToken.None), Is.EqualTo("a"));
        Assert.That(await _queue.TakeAsync(CancellationToken.None), Is.EqualTo("b"));
        Assert.That(_queue.Waiting, Is.Zero);
    }

    [Test]
    public async Task A_key_put_in_while_it_is_worked_on_comes_again_afterwards()
    {
        _queue.Add("a");
        await _queue.TakeAsync(CancellationToken.None);
        _queue.Add("a");
        var next = _queue.TakeAsync(CancellationToken.None).AsTask();
        Assert.That(next.IsCompleted, Is.False, "never with two workers");
        _queue.Done("a");

        Assert.That(await next, Is.EqualTo("a"));
    }
}
