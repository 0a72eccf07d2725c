package dev.shrike.images;

import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FileEntry;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lays everything over a base image. The same input makes the same image, byte for byte. */
final class ImagePlan {
    private static final String USER = "10001:10001";
    private static final FilePermissions PRIVATE = FilePermissions.fromOctalString("700");
    private static final FilePermissions SCRIPT = FilePermissions.fromOctalString("755");
    private static final int HTTP = 8080;
    private static final int BRIDGE_HTTP = 8090;

    private final Layout layout;
    private final Path files;
    private final Path work;

    /**
     * @param files folder of the entry script and the JVM's options
     * @param work folder for what is written on the way
     */
    ImagePlan(Layout layout, Path files, Path work) {
        this.layout = layout;
        this.files = files;
        this.work = work;
    }

    JibContainerBuilder over(JibContainerBuilder base, String version) throws IOException {
        return base.addFileEntriesLayer(jars("libraries", layout.libraries()))
                .addFileEntriesLayer(jars("shrike", layout.own()))
                .addFileEntriesLayer(entry())
                .addFileEntriesLayer(folders())
                .setEntrypoint(Layout.HOME + "/shrike")
                .setUser(USER)
                .setWorkingDirectory(AbsoluteUnixPath.get("/tmp"))
                .setCreationTime(Instant.EPOCH)
                .addEnvironmentVariable("SHRIKE_DATA", "/var/lib/shrike")
                .addEnvironmentVariable("SHRIKE_LOG_FORMAT", "json")
                .addExposedPort(Port.tcp(HTTP))
                .addExposedPort(Port.tcp(BRIDGE_HTTP))
                .addLabel("org.opencontainers.image.title", "Shrike")
                .addLabel(
                        "org.opencontainers.image.description",
                        "Services, bridge and topologies of Shrike; name one to run it")
                .addLabel("org.opencontainers.image.licenses", "Apache-2.0")
                .addLabel("org.opencontainers.image.version", version);
    }

    private static FileEntriesLayer jars(String name, Map<String, Path> jars) {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        new TreeMap<>(jars).forEach((file, jar) -> layer.addEntry(jar, AbsoluteUnixPath.get(Layout.LIB + file)));
        return layer.build();
    }

    /** What parts have to start quicker with; a part without an archive does without. */
    static FileEntriesLayer archives(Path folder, List<Deployable> parts) {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName("archives");
        for (Deployable part : parts) {
            Path archive = folder.resolve(part.name() + ".jsa");
            if (Files.isRegularFile(archive)) {
                layer.addEntry(archive, at(part.name() + ".jsa"));
            }
        }
        return layer.build();
    }

    /** The folders that are written to: volumes take over whose they are. */
    private FileEntriesLayer folders() throws IOException {
        Path empty = Files.createDirectories(work.resolve("empty"));
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName("folders");
        for (String folder : List.of("/var/lib/shrike", "/run/shrike")) {
            layer.addEntry(new FileEntry(
                    empty, AbsoluteUnixPath.get(folder), PRIVATE, FileEntriesLayer.DEFAULT_MODIFICATION_TIME, USER));
        }
        return layer.build();
    }

    private FileEntriesLayer entry() throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder()
                .setName("entry")
                .addEntry(files.resolve("shrike.sh"), at("shrike"), SCRIPT)
                .addEntry(files.resolve("healthy.sh"), at("healthy"), SCRIPT)
                .addEntry(files.resolve("jvm.options"), at("jvm.options"));
        Files.createDirectories(work);
        for (Map.Entry<String, String> part : new TreeMap<>(layout.arguments()).entrySet()) {
            Path file = Files.writeString(work.resolve(part.getKey()), part.getValue());
            layer.addEntry(file, at(part.getKey()));
        }
        return layer.build();
    }

    private static AbsoluteUnixPath at(String name) {
        return AbsoluteUnixPath.get(Layout.HOME + "/" + name);
    }
}
