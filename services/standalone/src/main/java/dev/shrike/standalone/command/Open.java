package dev.shrike.standalone.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shrike.standalone.settings.LocalSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Opens a page of the running platform in a browser. */
@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        description = {
            "Open a page of the platform in the browser, or say where it is when there is none here.",
            "The administrator's password is in $SHRIKE_DATA/admin-password."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ./shrike open", "  ./shrike open catalogue", "  ./shrike open dead-letters --print"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:Opened, or said where it is.",
            " 2:The command line makes no sense.",
            " 3:Shrike does not run."
        })
final class Open implements Callable<Integer> {
    private static final long PATIENCE_SECONDS = 10;

    @ParentCommand
    private Shrike shrike;

    @Mixin
    private JsonOption json;

    @Parameters(
            arity = "0..1",
            paramLabel = "PAGE",
            defaultValue = "OVERVIEW",
            converter = Pages.class,
            description = "One of ${COMPLETION-CANDIDATES}; any case, - or _ (${DEFAULT-VALUE}).")
    private Page page;

    @Option(names = "--print", description = "Only say where it is.")
    private boolean print;

    /** What there is to look at. */
    enum Page {
        OVERVIEW("/admin"),
        ALERTS("/admin/ui/alerts"),
        PEOPLE("/admin/ui/people"),
        ERASURES("/admin/ui/erasures"),
        EVENTS("/admin/ui/events"),
        DEAD_LETTERS("/admin/ui/dead-letters"),
        OUTBOX("/admin/ui/outbox"),
        PROJECTIONS("/admin/ui/projections"),
        SAGAS("/admin/ui/sagas"),
        TOPOLOGIES("/admin/ui/topologies"),
        SQL("/admin/ui/sql"),
        AUDIT("/admin/ui/audit"),
        CATALOGUE("/catalogue"),
        SWAGGER("/swagger"),
        GRAPHIQL("/graphiql");

        private final String path;

        Page(String path) {
            this.path = path;
        }
    }

    /** As a person writes it. */
    static final class Pages implements CommandLine.ITypeConverter<Page> {
        @Override
        public Page convert(String text) {
            String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
            return Stream.of(Page.values())
                    .filter(page -> page.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new CommandLine.TypeConversionException("'" + text + "' is none of "
                            + Stream.of(Page.values()).map(Page::name).collect(Collectors.joining(", "))));
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        LocalSettings settings = shrike.settings();
        RunningPlatform.require(settings);
        URI address = settings.http().resolve(page.path);
        boolean opened = !print
                && !json.wanted()
                && browser(System.getenv()).filter(it -> shown(it, address)).isPresent();
        if (json.wanted()) {
            return json.print(JsonNodeFactory.instance.objectNode().put("page", address.toString()));
        }
        json.say((opened ? "Opened " : "") + address);
        return ExitCodes.OK;
    }

    /** The program that opens addresses on this machine; empty where nobody would see it. */
    private static Optional<String> browser(Map<String, String> environment) {
        boolean mac = System.getProperty("os.name", "").startsWith("Mac");
        boolean screen = mac || environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
        String program = mac ? "open" : "xdg-open";
        return Stream.of(environment.getOrDefault("PATH", "").split(":"))
                .filter(folder -> screen && !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static boolean shown(String program, URI address) {
        try {
            Process process = new ProcessBuilder(List.of(program, address.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            // one that goes on is the browser itself
            return !process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0;
        } catch (IOException cannot) {
            return false; // the address is printed instead
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
