using HipAi.Dicom.Imaging;
using HipAi.Inference.Preparation;
using HipAi.Studies;

namespace HipAi.Inference.Tests.Preparation;

public sealed class ImagesAheadTests
{
    [Test]
    [Category("C9")]
    public async Task Two_images_at_most_are_in_work_and_they_come_in_their_order()
    {
        var (wanted, begun) = (new Dictionary<string, TaskCompletionSource<GrayscaleImage>>(), new List<string>());
        foreach (var uid in new[] { "1", "2", "3" }) wanted[uid] = new TaskCompletionSource<GrayscaleImage>();
        using var twoBegun = new CountdownEvent(2);
        using var threeBegun = new CountdownEvent(3);
        await using var ahead = new ImagesAhead(wanted.Keys.Select(Image), instance =>
        {
            lock (begun) begun.Add(instance.SopInstanceUid);
            if (!twoBegun.IsSet) twoBegun.Signal();
            threeBegun.Signal();
            return wanted[instance.SopInstanceUid].Task;
        });

        var first = ahead.NextAsync();
        twoBegun.Wait();
        wanted["2"].SetResult(Pictures.Smooth(20, 20));
        wanted["1"].SetResult(Pictures.Smooth(10, 10));
        Assert.That((await first).Pixels.Width, Is.EqualTo(10));
        Assert.That(begun, Is.EquivalentTo(new[] { "1", "2" }), "the third waits until the first is done with");

        var second = ahead.NextAsync();
        threeBegun.Wait();
        wanted["3"].SetResult(Pictures.Smooth(30, 30));
        Assert.That((await second).Pixels.Width, Is.EqualTo(20));
        Assert.That((await ahead.NextAsync()).Pixels.Width, Is.EqualTo(30));
    }

    [Test]
    public async Task A_fault_is_that_of_its_own_image_and_none_is_left_behind()
    {
        var ahead = new ImagesAhead(
            [Image("1"), Image("2"), Image("3")],
            instance => instance.SopInstanceUid == "2" ? Task.FromResult(Pictures.Smooth(10, 10)) : throw new IOException(instance.SopInstanceUid));

        Assert.That(async () => await ahead.NextAsync(), Throws.TypeOf<IOException>().With.Message.EqualTo("1"));
        Assert.That((await ahead.NextAsync()).Pixels.Width, Is.EqualTo(10));
        Assert.That(async () => await ahead.DisposeAsync(), Throws.Nothing, "the third was begun, and nobody asked for it");
    }

    private static StudyImage Image(string uid) => new(
        new StoredInstance(uid, "", "", "1.2", "", "", 0, "", "", DateTimeOffset.UnixEpoch), new ImageDescription(),
        new Attributed<RadiographView>(RadiographView.ApHip, "test"), new Attributed<ImageLaterality>(ImageLaterality.Right, "test"), null, []);
}
