package dev.shrike.standalone.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Where a running platform logs: a file of bounded size in the data folder. The other commands log nowhere. */
final class RunLog {
    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{36} %msg"
            + "%replace( trace %X{trace_id}){' trace $', ''}%n";
    private static final long LARGEST = 20 * FileSize.MB_COEFFICIENT;
    private static final int OLDER_FILES = 3;
    private static final Map<String, Level> LEVELS = Map.of(
            Logger.ROOT_LOGGER_NAME,
            Level.WARN,
            "dev.shrike",
            Level.INFO,
            "io.micronaut.runtime",
            Level.INFO,
            // every look at a database that is away, with a stack: the answer says it, and an alert does
            "io.micronaut.management.health.indicator.HealthResult",
            Level.OFF,
            // say at every start what is meant so
            "org.apache.kafka.clients.NetworkClient",
            Level.ERROR,
            "org.apache.kafka.streams.StreamsConfig",
            Level.ERROR,
            "org.apache.kafka.streams.processor.internals.StateDirectory",
            Level.ERROR);

    private RunLog() {}

    static void into(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setFile(file.toString());
        appender.setEncoder(encoder(context));
        appender.setTriggeringPolicy(trigger(context));
        appender.setRollingPolicy(rolling(context, appender, file));
        appender.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
        LEVELS.forEach((name, level) -> context.getLogger(name).setLevel(level));
    }

    private static PatternLayoutEncoder encoder(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        return encoder;
    }

    private static SizeBasedTriggeringPolicy<ILoggingEvent> trigger(LoggerContext context) {
        SizeBasedTriggeringPolicy<ILoggingEvent> trigger = new SizeBasedTriggeringPolicy<>();
        trigger.setContext(context);
        trigger.setMaxFileSize(new FileSize(LARGEST));
        trigger.start();
        return trigger;
    }

    private static FixedWindowRollingPolicy rolling(
            LoggerContext context, RollingFileAppender<ILoggingEvent> appender, Path file) {
        FixedWindowRollingPolicy rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(file + ".%i");
        rolling.setMinIndex(1);
        rolling.setMaxIndex(OLDER_FILES);
        rolling.start();
        return rolling;
    }
}
