namespace HipAi.Phantom;

/// <summary>Writes studies to disk.</summary>
public static class SimulatedStudyWriter
{
    /// <summary>Writes the images of a study, <c>IM0001.dcm</c> and so on, and <c>RAW0001.dcm</c> where there is a For Processing image, into a folder, which is made when absent.</summary>
    /// <param name="study">The study.</param>
    /// <param name="studyFolder">Where; <c>&lt;out&gt;/&lt;StudyInstanceUID&gt;</c> by custom.</param>
    /// <exception cref="IOException">The folder or a file cannot be written.</exception>
    public static void Write(SimulatedStudy study, string studyFolder)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentException.ThrowIfNullOrEmpty(studyFolder);
        Directory.CreateDirectory(studyFolder);
        for (var i = 0; i < study.Images.Count; i++)
        {
            study.Images[i].File.Save(Path.Combine(studyFolder, FileName(i)));
            study.Images[i].Raw?.Save(Path.Combine(studyFolder, RawFileName(i)));
        }
    }

    internal static string RawFileName(int index) => FormattableString.Invariant($"RAW{index + 1:D4}.dcm");

    internal static string FileName(int index) => FormattableString.Invariant($"IM{index + 1:D4}.dcm");
}
