package dev.shrike.bridge.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToLongFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a JVM's log of collections says of its heap, in MiB.
 *
 * @param file that it writes
 */
record GcLog(Path file) {
    private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\((\\d+)M\\)");

    /** The option that makes a JVM write it. */
    String option() {
        return "-Xlog:gc:file=" + file;
    }

    /** The most that was in use before a collection. */
    long mostUsed() throws IOException {
        return most(found -> Long.parseLong(found.group(1)));
    }

    /** The most that a collection of the whole heap, or of the young part of it, had to leave. */
    long mostKept() throws IOException {
        return most(found -> Long.parseLong(found.group(2)));
    }

    private long most(ToLongFunction<MatchResult> value) throws IOException {
        return COLLECTION
                .matcher(Files.readString(file))
                .results()
                .mapToLong(value)
                .max()
                .orElse(0);
    }
}
