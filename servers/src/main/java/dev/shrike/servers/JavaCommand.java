package dev.shrike.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The start of a command line for a server that runs on Java: on the same JDK as we do, small, with its data folder named. */
final class JavaCommand {
    private JavaCommand() {}

    static List<String> of(ServerSettings settings, Path folder, String heap, String... more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xshare:auto",
                "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                "-Dfile.encoding=UTF-8"));
        if (!settings.durable()) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(List.of(more));
        return command;
    }
}
