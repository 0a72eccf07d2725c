package dev.shrike.standalone.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.standalone.exports.ExportState;
import dev.shrike.standalone.exports.ExportedFile;
import dev.shrike.standalone.exports.ExportsClient;
import dev.shrike.standalone.rest.PlatformRest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Gets a copy of a person's data. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Write a copy of a person's data to a ZIP of JSON and CSV files, which only you can read.",
            "It holds every event in which the person acts, their profile and what is kept besides. README.txt in it says more.",
            "Waits until it is ready, and checks that it is whole. An export that is under way is joined."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:The file is there, and whole.",
            " 1:There is no such person, or no more; or the export failed.",
            " 2:The command line makes no sense.",
            " 3:Shrike does not run."
        })
final class Export implements Callable<Integer> {
    @ParentCommand
    private Shrike shrike;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "USER", description = "The person's id.")
    private UUID person;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where to write it; shrike-export-<id>.zip in this folder unless given.")
    private Path output;

    @Option(names = "--force", description = "Replace a file that is there.")
    private boolean force;

    @Option(names = "--json", description = "Say what is in it for programs.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (output != null) {
            requireFree(output);
        }
        try (PlatformRest platform = RunningPlatform.of(shrike.settings())) {
            ExportsClient exports = new ExportsClient(platform);
            ExportState begun = exports.request(person);
            Path file = output == null ? Path.of("shrike-export-" + begun.id() + ".zip") : output;
            requireFree(file);
            ExportState ready = await(exports, begun);
            ExportedFile exported = exports.fetch(ready, file, force);
            return report(exported, file);
        }
    }

    private static ExportState await(ExportsClient exports, ExportState begun) throws InterruptedException {
        try (Progress progress = Progress.of("Exporting", "events")) {
            progress.begin(-1);
            return exports.await(
                    begun,
                    state -> progress.at(
                            state.events(), ExportsClient.waiting(state).replaceFirst("^, ", "")));
        }
    }

    private void requireFree(Path file) {
        if (!force && Files.exists(file)) {
            throw new CommandFailure(file + " is there already; --force replaces it");
        }
        if (Files.isDirectory(file) || !Files.isWritable(file.toAbsolutePath().getParent())) {
            throw new CommandFailure(file + " cannot be written");
        }
    }

    private int report(ExportedFile exported, Path file) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode said = JsonNodeFactory.instance
                    .objectNode()
                    .put("file", file.toAbsolutePath().toString())
                    .put("bytes", exported.bytes());
            said.set("manifest", exported.manifest());
            out.println(said);
        } else {
            out.printf("%s: %,d events, %,d bytes%n", file, exported.events(), exported.bytes());
            exported.lines().forEach(out::println);
            if (exported.tampered() > 0) {
                out.printf("%,d values are damaged and marked as tampered.%n", exported.tampered());
            }
            out.println("Every file is as the manifest says. The archive is not encrypted: keep it safe.");
        }
        out.flush();
        return ExitCodes.OK;
    }
}
