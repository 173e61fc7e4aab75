using System.Text;
using System.Text.Json.Nodes;
using HipAi.Inference.Models;
using HipAi.Testing;

namespace HipAi.Inference.Tests.Models;

[Category("C2")]
public sealed class ModelContractTests
{
    private static readonly InferenceOptions Cpu = new() { Provider = InferenceProvider.Cpu, IntraOpThreads = 1 };

    private static IEnumerable<TestCaseData> BadManifests()
    {
        yield return Bad("sha256", m => m["sha256"] = new string('0', 64));
        yield return Bad("sha256", m => m["sha256"] = "ABC");
        yield return Bad("name", m => m["name"] = "../up");
        yield return Bad("task", m => m["task"] = "bones");
        yield return Bad("task", m => m["task"] = null);
        yield return Bad("version", m => m["version"] = "");
        yield return Bad("version", m => m["version"] = null);
        yield return Bad("version", m => m["version"] = 3);
        yield return Bad("file", m => m["file"] = "../tiny-nfnet/model.onnx");
        yield return Bad("file", m => m["file"] = "missing.onnx");
        yield return Bad("opset", m => m["opset"] = 18);
        yield return Bad("classes", m => m["classes"] = new JsonArray("no_hardware"));
        yield return Bad("classes", Swap);
        yield return Bad("temperature", m => m["temperature"] = 0);
        yield return Bad("manifest.json", m => m.Remove("license"));
        yield return Bad("surprise", m => m["surprise"] = 1);
        yield return Bad("input.depth", m => m["input"]!["depth"] = 1);
        yield return Bad("input", m => m["input"]!.AsObject().Remove("std"));
        yield return Bad("input", m => m["input"]!["height"] = 32);
        yield return Bad("input.name", m => m["input"]!["name"] = "picture");
        yield return Bad("input.channels", m => m["input"]!["channels"] = 3);
        yield return Bad("input.layout", m => m["input"]!["layout"] = "NHWC");
        yield return Bad("input.resampling", m => m["input"]!["resampling"] = "bicubic");
        yield return Bad("input.letterbox", m => m["input"]!["letterbox"] = false);
        yield return Bad("input.range", m => m["input"]!["range"] = new JsonArray(0, 255));
        yield return Bad("input.std", m => m["input"]!["std"] = 0);
        yield return Bad("input.jointAt", m => m["input"]!["jointAt"] = new JsonArray(0.5, 0.5));
        yield return Bad("outputs.logits", m => m["outputs"]!["logits"] = "scores");
        yield return Bad("outputs.activationMap", m => m["outputs"]!["activationMap"] = "heat");
        yield return Bad("outputs.logits", m => (m["outputs"]!["logits"], m["outputs"]!["activationMap"]) = ("cam", "logits"));
        yield return Bad("thresholds.minMargin", m => m["thresholds"]!["minMargin"] = 1.5);
        yield return Bad("reference.output", m => m["reference"]!["output"] = "manifest.json");
        yield return Bad("reference.input", m => m["reference"]!["input"] = "reference-output.json");
        yield return Bad("reference.input", m => m["reference"]!["input"] = "absent.bin");
        yield return Bad("reference.tolerance", m => m["reference"]!["tolerance"] = 5);

        static TestCaseData Bad(string field, Action<JsonObject> edit) => new(field, edit);

        static void Swap(JsonObject manifest)
        {
            var classes = manifest["classes"]!.AsArray();
            (classes[1], classes[2]) = (JsonValue.Create("hemiarthroplasty"), JsonValue.Create("total_hip_arthroplasty"));
        }
    }

    [TestCaseSource(nameof(BadManifests))]
    public void A_manifest_that_does_not_match_is_refused_by_model_and_field(string field, Action<JsonObject> edit)
    {
        using var models = new ModelsCopy(ModelsCopy.Efficient);
        models.EditManifest(ModelsCopy.Efficient, edit);

        var refusal = Assert.Throws<ModelContractException>(() => ModelRegistry.Load(models.Path, Cpu).Dispose());

        Assert.That(refusal!.Model, Is.EqualTo(ModelsCopy.Efficient));
        Assert.That(refusal.Field, Is.EqualTo(field), refusal.Message);
    }

    [TestCase("height", "32")]
    [TestCase("jointAt", "[0.6667, 0.95]")]
    [Category("C8")]
    public void A_square_about_the_joint_is_square_and_has_the_joint_well_inside(string field, string value)
    {
        using var models = new ModelsCopy(ModelsCopy.Efficient, ModelsCopy.Failure);
        models.EditManifest(ModelsCopy.Failure, manifest => manifest["input"]![field] = JsonNode.Parse(value));

        var refusal = Assert.Throws<ModelContractException>(() => ModelRegistry.Load(models.Path, Cpu).Dispose());

        Assert.That((refusal!.Model, refusal.Field), Is.EqualTo((ModelsCopy.Failure, $"input.{field}")));
    }

    [Test]
    public void The_models_as_committed_are_loaded_by_name()
    {
        using var registry = ModelRegistry.Load(ModelsCopy.Original, Cpu);

        Assert.That(Names(registry.Members), Is.EqualTo(new[] { ModelsCopy.Efficient, ModelsCopy.Failure, ModelsCopy.Nf, ModelsCopy.Triage }));
        Assert.That(Names(registry.Hardware), Is.EqualTo(new[] { ModelsCopy.Efficient, ModelsCopy.Nf }));
        Assert.That(Names(registry.Triage), Is.EqualTo(new[] { ModelsCopy.Triage }));
        Assert.That(Names(registry.Failure), Is.EqualTo(new[] { ModelsCopy.Failure }));
        Assert.That(registry.Warnings, Has.One.Contains("The failure ensemble has 1 member(s)"));
        Assert.That(registry.ExecutionProvider, Is.EqualTo("CPU"));
    }

    [Test]
    [Category("C4")]
    public void A_lone_member_is_allowed_but_noted()
    {
        using var models = new ModelsCopy(ModelsCopy.Efficient);
        using var registry = ModelRegistry.Load(models.Path, Cpu);

        Assert.That(registry.Warnings, Has.One.Contains("1 member(s) of 1 architecture"));
    }

    [Test]
    [Category("C6")]
    [Category("C8")]
    public void Tasks_without_a_model_are_noted()
    {
        using var models = new ModelsCopy();
        using var registry = ModelRegistry.Load(models.Path, Cpu);

        Assert.That(registry.Warnings, Is.EqualTo(new[]
        {
            "There is no triage model: neither image quality nor the view is checked against the pixels.",
            "There is no failure model: the cause of failure of an arthroplasty is not looked for.",
        }));
    }

    [Test]
    public void A_tolerance_may_be_left_out()
    {
        using var models = new ModelsCopy(ModelsCopy.Efficient);
        models.EditManifest(ModelsCopy.Efficient, m => m["reference"]!.AsObject().Remove("tolerance"));
        using var registry = ModelRegistry.Load(models.Path, Cpu);

        Assert.That(registry.Members[0].Manifest.Reference.Tolerance, Is.EqualTo(1e-3));
    }

    [TestCase(ModelsCopy.Failure, "none")]
    [TestCase(ModelsCopy.Failure, "gout")]
    [TestCase(ModelsCopy.Nf, "post_infectious")]
    public void Only_causes_of_a_failure_model_may_be_hardly_told(string model, string code)
    {
        using var models = new ModelsCopy(ModelsCopy.Nf, ModelsCopy.Failure);
        models.EditManifest(model, m => m["thresholds"]!["hardlyTold"] = new JsonArray(code));

        Assert.That(() => ModelRegistry.Load(models.Path, Cpu), Throws.TypeOf<ModelContractException>().With.Property("Field").EqualTo("thresholds.hardlyTold"));
    }

    [Test]
    public void Two_models_of_one_name_are_refused()
    {
        using var models = new ModelsCopy();
        models.EditManifest(ModelsCopy.Nf, m => m["name"] = ModelsCopy.Efficient);

        Assert.That(() => ModelRegistry.Load(models.Path, Cpu), Throws.TypeOf<ModelContractException>().With.Message.Contains("is also the name"));
    }

    [Test]
    public void A_model_of_another_task_must_keep_its_contract_too()
    {
        using var models = new ModelsCopy();
        models.EditManifest(ModelsCopy.Nf, m => m["task"] = "triage");

        Assert.That(() => ModelRegistry.Load(models.Path, Cpu), Throws.TypeOf<ModelContractException>().With.Property("Field").EqualTo("classes"));
    }

    [Test]
    public void A_folder_without_a_hardware_model_is_refused()
    {
        using var models = new ModelsCopy(ModelsCopy.Triage, ModelsCopy.Failure);

        Assert.That(() => ModelRegistry.Load(models.Path, Cpu), Throws.TypeOf<ModelContractException>().With.Message.Contains("no model with the task 'hardware'"));
    }

    [Test]
    public void A_folder_without_models_is_refused()
    {
        using var empty = new TempFolder();

        Assert.That(() => ModelRegistry.Load(empty.Path, Cpu), Throws.TypeOf<ModelContractException>().With.Message.Contains("no model"));
        Assert.That(() => ModelRegistry.Load(empty.File("absent"), Cpu), Throws.TypeOf<ModelContractException>().With.Message.Contains("does not exist"));
    }

    [Test]
    public void A_folder_without_a_manifest_is_refused()
    {
        using var models = new ModelsCopy();
        File.Delete(models.InModel(ModelsCopy.Nf, "manifest.json"));

        Assert.That(() => ModelRegistry.Load(models.Path, Cpu), Throws.TypeOf<ModelContractException>().With.Property("Model").EqualTo(ModelsCopy.Nf));
    }

    [TestCase("no protocol-buffers message")]
    [TestCase("")]
    public void Weights_that_are_no_ONNX_model_are_refused(string content)
    {
        using var models = new ModelsCopy(ModelsCopy.Efficient);
        models.ReplaceWeights(ModelsCopy.Efficient, Encoding.UTF8.GetBytes(content));

        Assert.That(() => ModelRegistry.Load(models.Path, Cpu), Throws.TypeOf<ModelContractException>().With.Property("Field").AnyOf("file", "opset"));
    }

    [Test]
    public void A_cut_off_model_is_refused()
    {
        using var models = new ModelsCopy(ModelsCopy.Efficient);
        var weights = File.ReadAllBytes(models.InModel(ModelsCopy.Efficient, "model.onnx"));
        for (var length = 0; length < weights.Length; length += 97)
        {
            models.ReplaceWeights(ModelsCopy.Efficient, weights[..length]);
            Assert.That(() => ModelRegistry.Load(models.Path, Cpu), Throws.TypeOf<ModelContractException>(), $"{length} bytes");
        }
    }

    [Test]
    [Category("C3")]
    public void Other_weights_than_those_that_were_exported_fail_the_parity_gate()
    {
        using var models = new ModelsCopy(ModelsCopy.Efficient);
        var weights = File.ReadAllBytes(models.InModel(ModelsCopy.Efficient, "model.onnx"));
        // The constant that is added to the logit of total hip arthroplasty (make_models.py): -9 + 40 * 0.5.
        var bias = BitConverter.GetBytes(11f);
        var at = weights.AsSpan().IndexOf(bias);
        Assert.That(at, Is.Positive);
        BitConverter.TryWriteBytes(weights.AsSpan(at), 11.01f);
        models.ReplaceWeights(ModelsCopy.Efficient, weights);

        Assert.That(() => ModelRegistry.Load(models.Path, Cpu), Throws.TypeOf<ModelContractException>()
            .With.Property("Field").EqualTo("reference.output").And.Message.Contains("the logit of total_hip_arthroplasty"));
    }

    [TestCase(ModelsCopy.Triage, "logits", 9, "the logit of not_a_hip is")]
    [TestCase(ModelsCopy.Failure, "logits", 5, "the logit of polyethylene_wear is")]
    [TestCase(ModelsCopy.Failure, "activationMap", 0, "the mean of activation map 1 is")]
    [TestCase(ModelsCopy.Failure, "activationMap", 9, "the mean of activation map 10 is")]
    [TestCase(ModelsCopy.Nf, "joint", 0, "the joint's column is 0.4,")]
    [TestCase(ModelsCopy.Nf, "joint", 1, "the joint's row is 0.45,")]
    [TestCase(ModelsCopy.Nf, "unfamiliarity", 0, "the unfamiliarity is 1,")]
    [Category("C3")]
    public void Every_output_goes_through_the_parity_gate(string model, string field, int index, string message)
    {
        using var models = new ModelsCopy(model, ModelsCopy.Efficient);
        models.EditReference(model, reference => reference[field]![index] = reference[field]![index]!.GetValue<double>() + 0.01);

        Assert.That(() => ModelRegistry.Load(models.Path, Cpu), Throws.TypeOf<ModelContractException>()
            .With.Property("Field").EqualTo("reference.output").And.Property("Model").EqualTo(model).And.Message.Contains(message));
    }

    [TestCase(ModelsCopy.Triage, "logits")]
    [TestCase(ModelsCopy.Failure, "activationMap")]
    [TestCase(ModelsCopy.Nf, "joint")]
    [TestCase(ModelsCopy.Nf, "unfamiliarity")]
    [Category("C3")]
    public void A_reference_without_an_output_of_the_model_is_refused(string model, string field)
    {
        using var models = new ModelsCopy(model, ModelsCopy.Efficient);
        models.EditReference(model, reference => reference.Remove(field));

        Assert.That(() => ModelRegistry.Load(models.Path, Cpu), Throws.TypeOf<ModelContractException>().With.Message.Contains($"has no array '{field}'"));
    }

    [Test]
    [Category("C3")]
    public void Maps_that_are_no_probabilities_are_refused_of_a_failure_model()
    {
        using var models = new ModelsCopy(ModelsCopy.Failure, ModelsCopy.Efficient);
        // Dropout lets everything through when a network is not trained: the maps are what went into the sigmoid, from -2 to 2.
        var weights = File.ReadAllBytes(models.InModel(ModelsCopy.Failure, "model.onnx"));
        "Dropout"u8.CopyTo(weights.AsSpan(weights.AsSpan().IndexOf("Sigmoid"u8)));
        models.ReplaceWeights(ModelsCopy.Failure, weights);
        models.EditReference(ModelsCopy.Failure, reference =>
        {
            reference["logits"] = new JsonArray(0, 0, 0, 0, 0, 0);
            reference["activationMap"] = new JsonArray([.. Enumerable.Range(0, 10).Select(i => JsonValue.Create(i < 5 ? -1.00196 : 1.00196))]);
        });

        Assert.That(() => ModelRegistry.Load(models.Path, Cpu), Throws.TypeOf<ModelContractException>().With.Message.Contains("no probability from 0 to 1"));
    }

    [Test]
    [Category("C9")]
    public void Auto_falls_back_to_the_CPU_and_says_why()
    {
        if (ExecutionProvider.WhyNoCuda() is null) Assert.Fail("This test is for a build without the CUDA provider.");
        using var registry = ModelRegistry.Load(ModelsCopy.Original, new InferenceOptions { IntraOpThreads = 1 });

        Assert.That(registry.ExecutionProvider, Is.EqualTo("CPU"));
        Assert.That(registry.ProviderReason, Does.Contain("CUDA is not used").And.Contain("not beside ONNX Runtime"));
        Assert.That(
            () => ModelRegistry.Load(ModelsCopy.Original, new InferenceOptions { Provider = InferenceProvider.Cuda }),
            Throws.TypeOf<InferenceProviderException>().With.Message.Contains("CUDA was asked for"));
    }

    private static IEnumerable<string> Names(IEnumerable<ModelMember> members) => members.Select(member => member.Identity.Name);
}
