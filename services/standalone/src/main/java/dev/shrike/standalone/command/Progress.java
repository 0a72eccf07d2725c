package dev.shrike.standalone.command;

import dev.shrike.standalone.importing.Importing;
import java.io.Console;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar where somebody watches, and nothing where the output goes to a file or a program. Thread safe. */
final class Progress implements Importing.Listener, AutoCloseable {
    private final String task;
    private final String unit;
    private final boolean watched;
    private ProgressBar bar;

    private Progress(String task, String unit, boolean watched) {
        this.task = task;
        this.unit = unit;
        this.watched = watched;
    }

    static Progress of(String task, String unit) {
        return new Progress(task, unit, isTerminal());
    }

    /** Whether a person sees our output as it appears. */
    @SuppressWarnings(
            "SystemConsoleNull") // since 22 only with jdk.console=jdk.internal.le, which is not the default on 25
    static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    @Override
    public synchronized void begin(long steps) {
        if (watched) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setUnit(" " + unit, 1)
                    .setInitialMax(steps)
                    .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                    .setConsumer(new ConsoleProgressBarConsumer(System.err))
                    .setUpdateIntervalMillis(100)
                    .build();
        }
    }

    @Override
    public void row() {
        step("");
    }

    /** One step is done; says what that was. */
    synchronized void step(String what) {
        if (bar != null) {
            bar.setExtraMessage(what);
            bar.step();
        }
    }

    /** So many steps are done in all. */
    synchronized void at(long steps, String what) {
        if (bar != null) {
            bar.setExtraMessage(what);
            bar.stepTo(steps);
        }
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
