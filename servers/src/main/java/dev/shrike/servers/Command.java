package dev.shrike.servers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Runs a short-lived program and keeps what it said. */
final class Command {
    private static final int NOT_FOUND = 127;
    /** How the JDK words ENOENT, which it gives no exception of its own. */
    private static final Pattern NO_SUCH_FILE = Pattern.compile("error[=:] ?2\\b");

    private static final int TIMED_OUT = 124;

    private Command() {}

    record Result(int code, String output) {
        boolean succeeded() {
            return code == 0;
        }

        String lastLine() {
            return output.lines()
                    .filter(line -> !line.isBlank())
                    .reduce((first, second) -> second)
                    .orElse("code " + code)
                    .strip();
        }
    }

    /** A program that does not exist, or takes too long, is a result too, with the code that a shell would give it. */
    static Result run(Path folder, Duration timeout, List<String> command) throws IOException {
        Path output = Files.createTempFile(folder, "out-", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                Processes.kill(process.toHandle());
                return new Result(TIMED_OUT, command.getFirst() + " took longer than " + timeout.toSeconds() + " s");
            }
            return new Result(process.exitValue(), Files.readString(output));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while running " + command.getFirst(), stopped);
        } catch (IOException notFound) {
            if (NO_SUCH_FILE.matcher(String.valueOf(notFound.getMessage())).find()) {
                return new Result(NOT_FOUND, command.getFirst() + " is not installed");
            }
            throw notFound;
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
