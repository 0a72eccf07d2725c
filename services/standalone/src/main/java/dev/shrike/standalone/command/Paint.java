package dev.shrike.standalone.command;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * Colours for a terminal; text stays as it is where the output goes to a file or a program, or where {@code NO_COLOR} is set. What a
 * colour says is said in words as well.
 */
final class Paint {
    private final Ansi ansi;

    Paint(CommandLine command) {
        this.ansi = command.getColorScheme().ansi();
    }

    /** Something is as it should be. */
    String good(String text) {
        return painted("32", text);
    }

    /** Something is not as it should be. */
    String bad(String text) {
        return painted("1;31", text);
    }

    /** Something passes by itself, or is to be watched. */
    String pending(String text) {
        return painted("33", text);
    }

    /** A title. */
    String strong(String text) {
        return painted("1", text);
    }

    /** Less important than the rest. */
    String faint(String text) {
        return painted("2", text);
    }

    /** Not by picocli's markup: what is painted may hold anything. */
    private String painted(String code, String text) {
        return ansi.enabled() && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
