package dev.shrike.images;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.DockerDaemonImage;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Builds the image from a checkout that has been built. Exit codes: 0 built, 1 not, 2 the arguments make no sense. */
@Command(
        name = "image",
        mixinStandardHelpOptions = true,
        description = {
            "Build the container image of everything that is deployed. Needs no engine, but for docker://.",
            "BASE is an image with Java 25 and a shell: a name in a registry, a file tar://FILE, or docker://NAME of the engine here.",
            "TARGET is a name in a registry, tar://FILE, or docker://NAME."
        })
public final class BuildImage implements Callable<Integer> {
    static final String DEFAULT_BASE = "eclipse-temurin:25-jre";
    private static final String TAR = "tar://";
    private static final String DOCKER = "docker://";

    @Option(
            names = "--base",
            paramLabel = "BASE",
            defaultValue = "${env:SHRIKE_BASE_IMAGE:-" + DEFAULT_BASE + "}",
            description = "What it is laid over; ${DEFAULT-VALUE}. Environment: SHRIKE_BASE_IMAGE.")
    private String base;

    @Option(
            names = "--to",
            paramLabel = "TARGET",
            defaultValue = "docker://shrike/shrike:latest",
            description = "Where it is put; ${DEFAULT-VALUE}.")
    private String target;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "shrike/shrike:latest",
            description = "Its name within a tar file.")
    private String name;

    @Option(names = "--label", paramLabel = "VERSION", description = "What its label says of its version; the build's.")
    private String label;

    @Option(
            names = "--archives",
            paramLabel = "FOLDER",
            description = "Archives of classes, as images/train makes them: PART.jsa for each part that has one.")
    private Path archives;

    @Option(names = "--root", hidden = true, defaultValue = "${sys:shrike.root:-.}")
    private Path root;

    @Spec
    private CommandSpec spec;

    /** Takes what {@code --help} says. */
    public static void main(String[] arguments) {
        CommandLine command = new CommandLine(new BuildImage()).setExecutionExceptionHandler((fault, line, parsed) -> {
            line.getErr().println("image: " + (fault.getCause() == null ? fault : fault.getCause()).getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        });
        System.exit(command.execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path module = root.resolve("images");
        Layout layout = Layout.of(root, Deployable.all());
        var plan = new ImagePlan(layout, module.resolve("src/main/image"), module.resolve("target/image"));
        JibContainerBuilder planned = plan.over(from(base), version());
        if (archives != null) {
            planned.addFileEntriesLayer(ImagePlan.archives(archives, Deployable.all()));
        }
        JibContainer image = containerize(planned, module.resolve("target/cache"));
        PrintWriter out = spec.commandLine().getOut();
        out.println(image.getTargetImage() + " built over " + base + ": " + image.getImageId());
        out.flush();
        return 0;
    }

    private JibContainer containerize(JibContainerBuilder image, Path cache)
            throws IOException, InterruptedException, InvalidImageReferenceException, RegistryException,
                    CacheDirectoryCreationException {
        try {
            return image.containerize(to(target)
                    .setToolName("shrike")
                    .setBaseImageLayersCache(cache.resolve("base"))
                    .setApplicationLayersCache(cache.resolve("layers"))
                    .addEventHandler(LogEvent.class, this::tell));
        } catch (ExecutionException fault) {
            throw new ImageException(
                    "The image could not be built: " + fault.getCause().getMessage(), null);
        }
    }

    private void tell(LogEvent event) {
        if (event.getLevel() == LogEvent.Level.WARN || event.getLevel() == LogEvent.Level.ERROR) {
            spec.commandLine().getErr().println("image: " + event.getMessage());
        }
    }

    private static JibContainerBuilder from(String base) throws InvalidImageReferenceException {
        if (base.startsWith(TAR)) {
            return Jib.from(TarImage.at(Path.of(base.substring(TAR.length()))));
        }
        if (base.startsWith(DOCKER)) {
            return Jib.from(DockerDaemonImage.named(base.substring(DOCKER.length())));
        }
        return Jib.from(registry(base));
    }

    private Containerizer to(String target) throws InvalidImageReferenceException, IOException {
        if (target.startsWith(TAR)) {
            Path file = Path.of(target.substring(TAR.length())).toAbsolutePath();
            Files.createDirectories(file.getParent());
            return Containerizer.to(TarImage.at(file).named(name));
        }
        if (target.startsWith(DOCKER)) {
            return Containerizer.to(DockerDaemonImage.named(target.substring(DOCKER.length())));
        }
        return Containerizer.to(registry(target));
    }

    /** With the credentials that Docker's own configuration has for it. */
    private static RegistryImage registry(String name) throws InvalidImageReferenceException {
        ImageReference reference = ImageReference.parse(name);
        var credentials = CredentialRetrieverFactory.forImage(reference, event -> {});
        return RegistryImage.named(reference).addCredentialRetriever(credentials.dockerConfig());
    }

    private String version() {
        if (label != null) {
            return label;
        }
        String written = BuildImage.class.getPackage().getImplementationVersion();
        return written == null ? "development" : written;
    }
}
