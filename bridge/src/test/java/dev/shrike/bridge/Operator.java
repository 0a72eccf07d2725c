package dev.shrike.bridge;

import dev.shrike.bridge.cli.BridgeCommand;
import dev.shrike.bridge.settings.BridgeSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.stream.Stream;

/** Types commands, as an operator does, against the servers of some settings. */
record Operator(BridgeSettings settings) {

    /** What came of a command. */
    record Answer(int exitCode, String out, String err) {}

    Answer types(String... command) {
        var out = new StringWriter();
        var err = new StringWriter();
        String[] whole = Stream.concat(
                        Arrays.stream(command),
                        Stream.of(
                                "--nats=" + settings.nats().url(),
                                "--kafka=" + settings.kafka().bootstrapServers(),
                                "--registry=" + settings.registry().url()))
                .toArray(String[]::new);
        int exitCode = BridgeCommand.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(whole);
        return new Answer(exitCode, out.toString(), err.toString());
    }
}
