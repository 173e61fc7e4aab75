// What the scripts of this folder need and no other program has.
//   HipAi.Bench images FOLDER COUNT KILOBYTES       DX images of a size, each of its own study
//   HipAi.Bench report FILE ITEMS                   a structured report with many content items
//   HipAi.Bench hold HOST PORT ASSOCIATIONS MEGABYTES PID...   memory while every association is inside an object
//   HipAi.Bench echo HOST PORT SECONDS              C-ECHO round trips, each on its own association and within one
//   HipAi.Bench parse FOLDER ROUNDS                 reads every file of a folder
//   HipAi.Bench serve                               the service without models
//   HipAi.Bench split FOLDER                        what the check of the bilateral cut says of each picture, cropped and turned
//   HipAi.Bench judge MODELS ROUNDS [MM]            judging a study of three images against the bare runs of its networks
//   HipAi.Bench endurance MODELS IMAGES [MM]        memory while very many images are judged
//   HipAi.Bench bare MODEL.onnx ROUNDS              one network alone, an image at a time
//   HipAi.Bench quads FROM TO                       makes studies of four images each of the files of a folder
//   HipAi.Bench watch PID WEB PORT SECONDS FILE     until it is ended: memory, descriptors and queue every so often, a C-ECHO every 2 s unless PORT is 0
//   HipAi.Bench trend FILE                          what was watched as a table; fails when memory or descriptors grew or an echo took a second
//   HipAi.Bench commit HOST PORT FOLDER             asks for storage commitment to the files of a folder and waits for the report
//   HipAi.Bench pages FEW MANY                      how long pages take with few and with many studies, as ratios
//   HipAi.Bench pages COUNT on PORT                 serves so many studies, to be looked at
using System.Globalization;
using HipAi.Bench;

switch (args)
{
    case ["images", var folder, var count, var kilobytes]:
        Images.Write(folder, Number(count), Number(kilobytes));
        return 0;
    case ["report", var file, var items]:
        Images.WriteReport(file, Number(items));
        return 0;
    case ["hold", var host, var port, var associations, var megabytes, .. var processes]:
        await Hold.RunAsync(host, Number(port), Number(associations), Number(megabytes), processes);
        return 0;
    case ["echo", var host, var port, var seconds]:
        await Echo.RunAsync(host, Number(port), Number(seconds));
        return 0;
    case ["split", var folder]:
        Split.Dump(folder);
        return 0;
    case ["parse", var folder, var rounds]:
        Parse.Run(folder, Number(rounds));
        return 0;
    case ["judge", var models, var rounds, .. var spacing]:
        await Judge.RunAsync(models, Number(rounds), Millimetres(spacing));
        return 0;
    case ["endurance", var models, var images, .. var spacing]:
        return await Endurance.RunAsync(models, Number(images), Millimetres(spacing)) ? 0 : 1;
    case ["bare", var model, var rounds]:
        Bare.Run(model, Number(rounds));
        return 0;
    case ["serve"]:
        await Node.RunAsync();
        return 0;
    case ["quads", var from, var to]:
        Quads.Write(from, to);
        return 0;
    case ["watch", var process, var web, var port, var seconds, var file]:
        await Watch.RunAsync(Number(process), new Uri(web), Number(port), Number(seconds), file);
        return 0;
    case ["trend", var file]:
        return Trend.Print(file) ? 0 : 1;
    case ["commit", var host, var port, var folder]:
        return await Commit.RunAsync(host, Number(port), folder) ? 0 : 1;
    case ["pages", var few, var many]:
        await Pages.RunAsync(Number(few), Number(many));
        return 0;
    case ["pages", var studies, "on", var port]:
        await Pages.ServeAsync(Number(studies), Number(port));
        return 0;
    default:
        Console.Error.WriteLine("usage: images FOLDER COUNT KILOBYTES | report FILE ITEMS | hold HOST PORT ASSOCIATIONS MEGABYTES PID... | echo HOST PORT SECONDS | parse FOLDER ROUNDS | quads FROM TO | watch PID WEB PORT SECONDS FILE | trend FILE | commit HOST PORT FOLDER | split FOLDER | judge MODELS ROUNDS [MM] | endurance MODELS IMAGES [MM] | bare MODEL.onnx ROUNDS | serve | pages FEW MANY | pages COUNT on PORT");
        return 2;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static double Millimetres(string[] given) => given is [var spacing] ? double.Parse(spacing, CultureInfo.InvariantCulture) : 0;
