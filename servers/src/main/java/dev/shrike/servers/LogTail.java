package dev.shrike.servers;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A server's log file: its last lines are the best explanation of a server that died. */
final class LogTail {
    private static final int READ = 16 * 1024;
    private static final int LONGEST_LINE = 200;

    private final Path file;

    LogTail(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** Starts a new file and keeps one older, so that logs stay bounded by what two runs write. */
    void rotate() throws IOException {
        Files.createDirectories(file.getParent());
        if (Files.exists(file)) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    boolean contains(String words) throws IOException {
        return tail().contains(words);
    }

    /** The last line that says something, shortened, preferring one that speaks of an error. */
    String lastLine() throws IOException {
        List<String> lines = tail().lines()
                .filter(line -> !line.isBlank())
                .filter(line -> !isNoise(line))
                .toList();
        String line = lines.reversed().stream()
                .filter(LogTail::speaksOfError)
                .findFirst()
                .or(() -> lines.reversed().stream().findFirst())
                .orElse("its log is empty")
                .strip();
        return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "..." : line;
    }

    private static boolean isNoise(String line) {
        return line.startsWith("\tat ") || line.startsWith("WARNING:");
    }

    private static boolean speaksOfError(String line) {
        return line.contains("ERROR")
                || line.contains("FATAL")
                || line.contains("[ERR]")
                || line.contains("[FTL]")
                || line.contains("Exception")
                || line.contains("error:");
    }

    private String tail() throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, log.length() - READ);
            byte[] bytes = new byte[(int) (log.length() - from)];
            log.seek(from);
            log.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
