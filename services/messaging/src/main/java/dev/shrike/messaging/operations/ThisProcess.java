package dev.shrike.messaging.operations;

import dev.shrike.schemas.catalogue.SubjectTemplate;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Who this process is, in operational events. Immutable. */
@Singleton
public final class ThisProcess {
    private static final int LONGEST = 64;
    private static final String NAMELESS = "shrike";

    private final String source;
    private final String node;
    private final Instant startedAt;

    @Inject
    ThisProcess(@Value("${micronaut.application.name:shrike}") String application, OperationsSettings settings) {
        this(application, settings.node() == null ? host() : settings.node(), start());
    }

    /**
     * @param application how the process is called
     * @param host which machine or pod it is on, or which instance it is
     * @param startedAt when it began
     */
    public ThisProcess(String application, String host, Instant startedAt) {
        this.source = token(application);
        String where = token(host);
        this.node = where.contains(source) ? where : token(source + "-" + where);
        this.startedAt = startedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** What it is: {@code tick-api}, or {@code shrike} where all services share one. */
    public String source() {
        return source;
    }

    /** Which one of several it is; another one after a restart only where its host has another name then. */
    public String node() {
        return node;
    }

    /** When it began. */
    public Instant startedAt() {
        return startedAt;
    }

    /** As in every event's metadata. */
    public String publisher() {
        return "services/" + source;
    }

    private static String token(String text) {
        String safe = text.replaceAll("[^A-Za-z0-9_-]+", "-");
        String cut = safe.length() > LONGEST ? safe.substring(0, LONGEST) : safe;
        return SubjectTemplate.isToken(cut.getBytes(StandardCharsets.US_ASCII)) ? cut : NAMELESS;
    }

    private static Instant start() {
        return ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "nowhere";
        }
    }
}
