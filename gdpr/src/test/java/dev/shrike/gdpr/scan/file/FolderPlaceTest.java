package dev.shrike.gdpr.scan.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shrike.gdpr.Birders;
import dev.shrike.gdpr.MemoryVault;
import dev.shrike.gdpr.scan.Finding;
import dev.shrike.gdpr.scan.PartReport;
import dev.shrike.gdpr.scan.Report;
import dev.shrike.gdpr.scan.Scan;
import dev.shrike.gdpr.scan.ScanLimits;
import dev.shrike.gdpr.scan.ScanListener;
import dev.shrike.gdpr.scan.Verdict;
import dev.shrike.gdpr.scan.probe.ProbeMaker;
import dev.shrike.schemas.catalogue.EventCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderPlaceTest {

    private static final String NOTE = "two chicks behind the mill";
    private static final int MEGABYTE = 1024 * 1024;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            ints = {0, 1, 500, MEGABYTE - 26, MEGABYTE - 13, MEGABYTE - 1, MEGABYTE, 2 * MEGABYTE + 7, 3 * MEGABYTE})
    void aValueIsFoundOnceWhereverItStandsInAFile(int at) throws IOException, InterruptedException {
        write("logs/app.log", at, NOTE, 3 * MEGABYTE + 100);

        Report report = scan();

        assertThat(report.findings())
                .containsExactly(new Finding(
                        Finding.Kind.PLAINTEXT,
                        "files",
                        folder.resolve("logs").toString(),
                        "logs/app.log byte " + at,
                        ""));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, MEGABYTE - 36, MEGABYTE - 35, MEGABYTE - 20, MEGABYTE - 1, MEGABYTE, 2 * MEGABYTE})
    void anIdIsCountedOnceWhereverItStandsInAFile(int at) throws IOException, InterruptedException {
        write("state.bin", at, Birders.ana().toString(), 2 * MEGABYTE + 100);

        Report report = scan();

        assertThat(report.verdict()).isEqualTo(Verdict.CLEAN);
        assertThat(report.sum(PartReport::mentions)).isEqualTo(1);
        assertThat(report.sum(PartReport::bytes)).isEqualTo(2L * MEGABYTE + 100);
    }

    @Test
    void foldersThatAreLeftOutAreNotRead() throws IOException, InterruptedException {
        write("tools/nats-server", 10, NOTE, 100);
        write("empty.txt", 0, "", 0);

        Report report = scan();

        assertThat(report.verdict()).isEqualTo(Verdict.CLEAN);
        assertThat(report.sum(PartReport::records)).isEqualTo(1);
    }

    @Test
    void aFolderThatDoesNotExistHoldsNothing() throws InterruptedException {
        assertThat(scan(folder.resolve("nowhere")).verdict()).isEqualTo(Verdict.CLEAN);
    }

    private void write(String name, int at, String what, int size) throws IOException {
        byte[] bytes = new byte[size];
        byte[] value = what.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(value, 0, bytes, at, value.length);
        Files.createDirectories(folder.resolve(name).getParent());
        Files.write(folder.resolve(name), bytes);
    }

    private Report scan() throws InterruptedException {
        return scan(folder);
    }

    private Report scan(Path where) throws InterruptedException {
        FolderPlace place = new FolderPlace(List.of(where), List.of(folder.resolve("tools")));
        return new Scan(List.of(place), new MemoryVault(), EventCatalogue.standard(), Clock.systemUTC())
                .run(
                        Birders.ana(),
                        Optional.of(new ProbeMaker().add(NOTE).make()),
                        ScanLimits.of(Duration.ofMinutes(1)),
                        ScanListener.NONE);
    }
}
