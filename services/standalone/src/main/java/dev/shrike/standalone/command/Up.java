package dev.shrike.standalone.command;

import dev.shrike.standalone.platform.Platform;
import dev.shrike.standalone.platform.Step;
import dev.shrike.standalone.run.RunNote;
import dev.shrike.standalone.run.RunNote.Phase;
import dev.shrike.standalone.run.RunNotes;
import dev.shrike.standalone.settings.LocalSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Starts everything and says where it is. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Start everything, say where it is, and run until Ctrl-C. The data folder keeps what there was.")
final class Up implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(Up.class);

    @ParentCommand
    private Shrike shrike;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Say where everything is for programs; with --detach.")
    private boolean json;

    @Option(names = "--detach", description = "Return when everything is ready, and leave it running.")
    private boolean detach;

    /** Set by --detach for the process that stays: its caller prints what there is to say. */
    @Option(names = "--detached", hidden = true)
    private boolean detached;

    @Override
    public Integer call() throws IOException, InterruptedException {
        LocalSettings settings = shrike.settings();
        PrintWriter out = spec.commandLine().getOut();
        boolean first = !Files.exists(settings.adminPasswordFile());
        if (json && !detach) {
            throw new ParameterException(spec.commandLine(), "--json goes with --detach");
        }
        if (detach) {
            new DetachedStart(settings).run();
            tell(settings, out, first);
            return ExitCodes.OK;
        }
        RunNotes notes = new RunNotes(settings.data());
        Platform platform = Platform.open(settings);
        RunLog.into(settings.logs().resolve("shrike.log"));
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("shrike-down").unstarted(() -> stop(platform, notes)));
        start(platform, notes, out);
        if (!detached) {
            tell(settings, out, first);
        }
        platform.awaitEnd();
        return ExitCodes.OK;
    }

    private void tell(LocalSettings settings, PrintWriter out, boolean first) throws IOException {
        Banner banner = new Banner(settings, new Paint(spec.commandLine()));
        if (json) {
            out.println(banner.json().toPrettyString());
            out.flush();
        } else {
            banner.print(out, first);
        }
    }

    private void start(Platform platform, RunNotes notes, PrintWriter out) throws IOException {
        int steps = Step.values().length;
        AtomicInteger done = new AtomicInteger();
        notes.write(RunNote.own(Phase.STARTING, "starting", 0, steps));
        try (Progress progress = Progress.of("Starting", "parts")) {
            progress.begin(steps);
            platform.start(step -> {
                progress.step(step.title());
                note(notes, RunNote.own(Phase.STARTING, step.title(), done.incrementAndGet(), steps));
                if (!Progress.isTerminal()) {
                    out.println("  " + step.title() + ": ready");
                    out.flush();
                }
            });
        } catch (RuntimeException fault) {
            notes.write(RunNote.own(Phase.FAILED, Failures.oneLine(fault), done.get(), steps));
            throw fault;
        }
        notes.write(RunNote.own(Phase.READY, "ready", steps, steps));
    }

    private static void stop(Platform platform, RunNotes notes) {
        try {
            boolean failed =
                    notes.read().map(note -> note.phase() == Phase.FAILED).orElse(false);
            if (!failed) {
                notes.write(RunNote.own(Phase.STOPPING, "stopping", 0, 0));
            }
            platform.close();
            if (!failed) {
                notes.clear();
            }
        } catch (IOException fault) {
            LOG.error("The note of this run cannot be kept", fault);
        } finally {
            platform.close();
        }
    }

    private static void note(RunNotes notes, RunNote note) {
        try {
            notes.write(note);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
