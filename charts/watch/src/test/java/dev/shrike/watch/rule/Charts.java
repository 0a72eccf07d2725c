package dev.shrike.watch.rule;

import java.nio.file.Path;

/** The folder that the chart and its runbook are in. */
public final class Charts {

    private Charts() {}

    public static Path folder() {
        return Path.of(System.getProperty("shrike.charts", ".."));
    }
}
