package dev.shrike.browser;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Signals to processes that Java has no word for. */
final class Signal {
    private Signal() {}

    /** @param name {@code STOP}, after which a process stands still, or {@code CONT}, after which it goes on */
    static void send(ProcessHandle process, String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start();
        if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0) {
            throw new IOException("kill -" + name + " " + process.pid() + " failed");
        }
    }
}
