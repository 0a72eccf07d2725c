package dev.shrike.standalone.command;

import dev.shrike.standalone.importing.ImportException;
import dev.shrike.standalone.importing.ImportSummary;
import dev.shrike.standalone.importing.Importing;
import dev.shrike.standalone.settings.LocalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Imports observations from a CSV file. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Import observations: one person per observer, one tick per row.",
            "The first line names the columns, in any order: observation_id, observed_at, observer, species, image_url, latitude, "
                    + "longitude, and if you like count; others are left alone.",
            "Importing a file again adds nothing; an import that was cut short is finished by the next.",
            "Rows that cannot be imported are written to FILE.rejects.csv with their line and the reason."
        })
final class Import implements Callable<Integer> {
    @ParentCommand
    private Shrike shrike;

    @Mixin
    private JsonOption json;

    @ArgGroup(multiplicity = "1")
    private From from;

    private static final class From {
        @Parameters(paramLabel = "FILE.csv", description = "The file.")
        private Path file;

        @Option(names = "--sample", description = "A few observations of our own making instead of a file.")
        private boolean sample;
    }

    @Override
    public Integer call() throws IOException {
        LocalSettings settings = shrike.settings();
        if (!from.sample && !Files.isReadable(from.file)) {
            throw new CommandFailure(from.file + " cannot be read");
        }
        Importing importing = new Importing(settings.http(), RunningPlatform.adminPassword(settings));
        Path rejects = rejects(settings);
        try (Progress progress = Progress.of("Importing", "rows")) {
            ImportSummary summary =
                    from.sample ? importing.sample(rejects, progress) : importing.file(from.file, rejects, progress);
            progress.close();
            return report(summary, rejects);
        } catch (ImportException stopped) {
            throw new CommandFailure((from.sample ? "" : from.file + ": ") + stopped.getMessage());
        }
    }

    private int report(ImportSummary summary, Path rejects) {
        if (json.wanted()) {
            return json.print(summary.json(summary.rejected() > 0 ? rejects : null));
        }
        json.say(summary.line());
        if (summary.rejected() > 0) {
            json.say("Rejected rows and reasons: " + rejects);
        }
        return ExitCodes.OK;
    }

    private Path rejects(LocalSettings settings) {
        if (from.sample) {
            return settings.data().resolve("sample.rejects.csv");
        }
        String name = from.file.getFileName().toString().replaceFirst("(?i)\\.csv$", "");
        Path beside = from.file.toAbsolutePath().resolveSibling(name + ".rejects.csv");
        return Files.isWritable(beside.getParent()) ? beside : Path.of(name + ".rejects.csv");
    }
}
