package dev.shrike.bridge.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shrike.bridge.deadletter.LetterId;
import dev.shrike.bridge.deadletter.LetterLog;
import dev.shrike.bridge.deadletter.StoredLetter;
import dev.shrike.bridge.kafka.CommittedReader;
import dev.shrike.bridge.kafka.KafkaAdmin;
import dev.shrike.bridge.settings.KafkaSettings;
import dev.shrike.schemas.SchemaException;
import dev.shrike.schemas.event.EventJson;
import dev.shrike.schemas.event.SealedFieldView;
import dev.shrike.schemas.wire.SingleObjectEncoding;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows all that is kept of one dead letter. Sealed fields stay sealed: the bridge has no key. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description =
                "Show one dead letter: its headers, and its payload as JSON where it can be read, else as hexadecimal.")
final class DeadLettersShow implements Callable<Integer> {
    private static final int SOME_BYTES = 256;

    @Mixin
    private ConnectionOptions connection;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "As list shows it: 3-1042.")
    private String id;

    @Option(names = "--hex", description = "The whole payload as hexadecimal.")
    private boolean hex;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() {
        LetterId wanted = id();
        KafkaSettings kafka = connection.settings().kafka();
        try (var admin = new KafkaAdmin(kafka)) {
            var log = new LetterLog(admin, new CommittedReader(kafka));
            Optional<StoredLetter> found = log.find(wanted);
            if (found.isEmpty()) {
                spec.commandLine().getErr().println("bridge: there is no dead letter " + wanted);
                return ExitCode.FOUND;
            }
            boolean redriven = log.settled(log.ranges(Instant.EPOCH)).contains(wanted);
            print(found.get(), redriven, spec.commandLine().getOut());
        }
        return ExitCode.OK;
    }

    private LetterId id() {
        try {
            return LetterId.parse(id);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void print(StoredLetter letter, boolean redriven, PrintWriter out) {
        ObjectNode shown = LetterJson.of(letter, redriven);
        ObjectNode headers = shown.putObject("headers");
        letter.headers().forEach(headers::put);
        Optional<ObjectNode> event = hex ? Optional.empty() : event(letter);
        event.ifPresentOrElse(decoded -> shown.set("payload", decoded), () -> shown.put("payload_hex", hex(letter)));
        if (json) {
            JsonOutput.print(shown, out);
            return;
        }
        shown.properties().forEach(property -> {
            if (property.getValue().isObject()) {
                out.println(property.getKey() + ":");
                property.getValue()
                        .properties()
                        .forEach(inner -> out.println("  " + inner.getKey() + ": " + text(inner.getValue())));
            } else {
                out.println(property.getKey() + ": " + text(property.getValue()));
            }
        });
        out.flush();
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }

    private Optional<ObjectNode> event(StoredLetter letter) {
        var catalogue = connection.catalogue();
        try {
            var event = new SingleObjectEncoding(catalogue).decode(letter.payload());
            return Optional.of(new EventJson(catalogue).toJson(event, SealedFieldView.SEALED));
        } catch (SchemaException e) {
            return Optional.empty();
        }
    }

    private String hex(StoredLetter letter) {
        byte[] bytes = letter.payload();
        int shown = hex ? bytes.length : Math.min(bytes.length, SOME_BYTES);
        return HexFormat.of().formatHex(Arrays.copyOf(bytes, shown))
                + (shown < letter.fullLength() ? " ... of " + letter.fullLength() + " bytes" : "");
    }
}
