package dev.shrike.bench.progress;

import java.io.Console;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar where somebody watches, and nothing where the output goes to a file or a program. Used by one thread. */
public final class Progress implements AutoCloseable {
    private static final int UPDATE_MILLIS = 500;

    private final ProgressBar bar;

    /**
     * @param steps of the whole
     */
    public Progress(String task, long steps) {
        bar = isTerminal()
                ? new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(steps)
                        .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                        .setConsumer(new ConsoleProgressBarConsumer(System.err))
                        .setUpdateIntervalMillis(UPDATE_MILLIS)
                        .build()
                : null;
    }

    /** So many steps are done. */
    public void at(long steps) {
        if (bar != null) {
            bar.stepTo(steps);
        }
    }

    /** The next step begins. */
    public void step(String what) {
        if (bar != null) {
            bar.setExtraMessage(what);
            bar.step();
        }
    }

    @SuppressWarnings("SystemConsoleNull") // since 22 only with another jdk.console than the default
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
