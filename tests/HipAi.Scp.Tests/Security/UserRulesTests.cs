using HipAi.Scp.Security.SignIn;
using HipAi.Scp.Security.Users;

namespace HipAi.Scp.Tests.Security;

/// <summary>What names and passwords may be, and how long a lock-out lasts: pure rules.</summary>
[Category("H5")]
internal sealed class UserRulesTests
{
    [TestCase("short", "at least 12")]
    [TestCase("elevenchars", "at least 12")]
    [TestCase("my name is RAE!", "the user's name")]
    [TestCase("aaaaaaaaaaaaaaaa", "repeats")]
    [TestCase("abababababababab", "repeats")]
    [TestCase("Password12345", "tried first")]
    [TestCase("Radiology-2026", "tried first")]
    [TestCase("123456789012", "tried first")]
    [TestCase("Administrator!", "tried first")]
    public void A_weak_password_is_refused_and_said_why(string password, string why) => Assert.That(PasswordRule.WhyNot(password, "rae"), Does.Contain(why));

    [TestCase("seven grey herons")]
    [TestCase("x9!Kq2#vLp0z")]
    [TestCase("hjkm-npqr-stuv-wxyz")]
    [TestCase("längere Wörter zählen")]
    public void A_good_one_is_taken(string password) => Assert.That(PasswordRule.WhyNot(password, "rae"), Is.Null);

    [Test]
    public void The_longest_password_has_128_characters()
    {
        var long128 = string.Concat(Enumerable.Range(0, 128).Select(i => (char)('a' + (i % 26))));

        Assert.That((PasswordRule.WhyNot(long128, "rae"), PasswordRule.WhyNot(long128 + "x", "rae")), Is.EqualTo(((string?)null, "The password has 129 characters; at most 128 can be kept.")));
    }

    [Test]
    public void A_password_to_be_told_is_long_and_never_the_same()
    {
        var many = Enumerable.Range(0, 100).Select(_ => Passwords.OneTime()).ToList();

        Assert.That(many, Is.Unique.And.All.Length.EqualTo(19).And.All.Matches<string>(one => PasswordRule.WhyNot(one, "admin") is null));
    }

    [TestCase("rae", true)]
    [TestCase("r2.d2-x", true)]
    [TestCase("r", false)]
    [TestCase("Rae", false)]
    [TestCase("-rae", false)]
    [TestCase("ra e", false)]
    [TestCase("räe", false)]
    [TestCase("<script>", false)]
    [TestCase("token:x", false)]
    public void A_name_has_small_letters_digits_dots_and_hyphens(string name, bool isName) => Assert.That(UserNames.IsName(name), Is.EqualTo(isName));

    [TestCase("hipai")]
    [TestCase("command-line")]
    [TestCase("api-token")]
    public void Nobody_is_called_as_the_service_calls_itself(string name) =>
        Assert.That(() => UserNames.Require(name, "Name"), Throws.InstanceOf<UserRefusedException>().With.Message.Contains("taken by the service"));

    [Test]
    public void A_person_name_is_kept_as_dicom_does_and_its_signs_are_refused()
    {
        Assert.That(new PersonNameParts("Example", "Rae Ann", "Dr.").Write(), Is.EqualTo("Example^Rae Ann^^Dr."));
        Assert.That(new PersonNameParts("Example", "", "").Write(), Is.EqualTo("Example"));
        Assert.That(PersonNameParts.Read("Example^Rae Ann^^Dr."), Is.EqualTo(new PersonNameParts("Example", "Rae Ann", "Dr.")));
        foreach (var bad in new[] { "A^B", "A=B", "A\\B", "A\nB" })
            Assert.That(() => new PersonNameParts("Example", bad, "").Write(), Throws.InstanceOf<UserRefusedException>().With.Property("Field").EqualTo("Given"), bad);
    }

    [TestCase(4, null)]
    [TestCase(5, 15)]
    [TestCase(6, null)]
    [TestCase(10, 30)]
    [TestCase(15, 60)]
    [TestCase(40, 1440)]
    [TestCase(1_000_000, 1440)]
    public void A_lock_out_doubles_up_to_a_day(int failures, int? minutes) => Assert.That(LockOut.After(failures)?.TotalMinutes, Is.EqualTo((double?)minutes));
}
