package dev.shrike.standalone.setup;

import dev.shrike.standalone.settings.LocalSecrets;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the random secrets that an installation needs, each in a file that only its owner reads. */
@Command(
        name = "secrets",
        mixinStandardHelpOptions = true,
        description = {
            "Make the secrets of an installation where there are none: one file each, mode 600.",
            "What is there stays as it is; an empty file is an error. Nothing is printed but names."
        })
final class MakeSecrets implements Callable<Integer> {
    private static final List<String> NAMES = List.of("postgres-password", "service-secret", "admin-password");

    @Parameters(paramLabel = "FOLDER", description = "Where they are kept.")
    private Path folder;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        for (String name : NAMES) {
            Path file = folder.resolve(name);
            boolean there = Files.exists(file);
            LocalSecrets.readOrMake(file);
            out.println(file + (there ? ": was there" : ": made"));
        }
        return 0;
    }
}
