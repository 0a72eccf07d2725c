package dev.shrike.charts.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A copy of the chart in which hooks are ordinary objects, because the library renders no hooks. {@link #restored} gives them their
 * annotation back.
 */
final class ChartCopy {
    static final Path CHART = Path.of("shrike");

    private static final String HOOK = "helm.sh/hook:";
    private static final String HIDDEN = "shrike.dev/hidden-hook:";

    private ChartCopy() {}

    static Path make(Path chart) {
        try {
            Path copy = Files.createTempDirectory("chart").resolve("shrike");
            Files.walkFileTree(chart, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is) throws IOException {
                    Files.createDirectories(
                            copy.resolve(chart.relativize(folder).toString()));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
                    Path target = copy.resolve(chart.relativize(file).toString());
                    if (file.startsWith(chart.resolve("templates"))) {
                        Files.writeString(target, Files.readString(file).replace(HOOK, HIDDEN));
                    } else {
                        Files.copy(file, target);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException("The chart cannot be copied", e);
        }
    }

    static String restored(String rendered) {
        return rendered.replace(HIDDEN, HOOK);
    }
}
