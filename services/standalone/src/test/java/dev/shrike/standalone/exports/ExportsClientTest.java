package dev.shrike.standalone.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shrike.standalone.rest.PlatformRest;
import dev.shrike.standalone.rest.RestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportsClientTest {
    @TempDir
    Path folder;

    private final UUID person = UUID.randomUUID();
    private ExportsStandIn platform;
    private PlatformRest rest;
    private ExportsClient exports;
    private Path file;

    @BeforeEach
    void start() throws IOException {
        platform = new ExportsStandIn();
        rest = new PlatformRest(
                platform.uri(),
                "secret",
                Files.createDirectory(folder.resolve("secrets")).resolve("token"));
        exports = new ExportsClient(rest);
        file = folder.resolve("export.zip");
    }

    @AfterEach
    void stop() {
        rest.close();
        platform.close();
    }

    @Test
    void waitsUntilItIsReadyAndFetchesIt() throws Exception {
        platform.goThrough("requested", "running", "ready");
        platform.give(ExportsStandIn.zip("[]", "[]"));
        List<String> seen = new ArrayList<>();

        ExportState ready = exports.await(exports.request(person), state -> seen.add(state.state()));
        ExportedFile exported = exports.fetch(ready, file, false);

        assertThat(seen).containsExactly("requested", "running", "ready");
        assertThat(exported.events()).isEqualTo(7);
        assertThat(exported.tampered()).isEqualTo(1);
        assertThat(exported.lines()).singleElement().asString().matches(" +events.json +7");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(exported.bytes()).isEqualTo(Files.size(file));
    }

    @Test
    void aFileThatIsThereIsReplacedWhenThatIsWantedOnly() throws Exception {
        platform.goThrough("ready");
        platform.give(ExportsStandIn.zip("[]", "[]"));
        Files.writeString(file, "mine");
        ExportState ready = exports.request(person);

        assertThatThrownBy(() -> exports.fetch(ready, file, false))
                .isInstanceOf(ExportFailure.class)
                .hasMessageContaining("there already");
        assertThat(file).hasContent("mine");
        exports.fetch(ready, file, true);
        assertThat(file).binaryContent().startsWith('P', 'K');
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void anExportThatFailedOrIsGoneIsSaidToBe() {
        platform.goThrough("running", "failed");
        assertThatThrownBy(() -> exports.await(exports.request(person), state -> {}))
                .isInstanceOf(ExportFailure.class)
                .hasMessage("The export has failed");

        platform.goThrough("erased", "erased");
        assertThatThrownBy(() -> {
                    exports.request(person);
                    exports.request(person);
                })
                .isInstanceOf(RestException.class)
                .hasMessage("410 This person was erased.");
    }

    @Test
    void aFileThatIsNotWholeIsNotKept() throws Exception {
        platform.goThrough("ready");
        ExportState ready = exports.request(person);

        platform.give(ExportsStandIn.zip("[]", "[1]"));
        assertThatThrownBy(() -> exports.fetch(ready, file, false))
                .hasMessage("The export is not whole: events.json is not as its manifest says");
        platform.give(ExportsStandIn.zip(null, "[]"));
        assertThatThrownBy(() -> exports.fetch(ready, file, false))
                .hasMessage("The export is not whole: events.json is missing");
        platform.give(ExportsStandIn.zip("[]", "[]"));
        platform.breakOff(5);
        assertThatThrownBy(() -> exports.fetch(ready, file, false))
                .isInstanceOf(RestException.class)
                .hasMessageContaining("broke off");

        assertThat(file).doesNotExist();
        assertThat(unfinished()).isEmpty();
    }

    private List<Path> unfinished() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(it -> it.toString().endsWith(".part")).toList();
        }
    }
}
