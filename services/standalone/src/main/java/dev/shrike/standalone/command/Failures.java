package dev.shrike.standalone.command;

import dev.shrike.servers.ServerStartException;
import dev.shrike.standalone.demo.DemoException;
import dev.shrike.standalone.exports.ExportFailure;
import dev.shrike.standalone.importing.ImportException;
import dev.shrike.standalone.platform.PlatformException;
import dev.shrike.standalone.rest.RestException;
import dev.shrike.standalone.settings.SettingsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what stopped a command into one line for its user and an exit code; the whole story goes to the log. */
public final class Failures implements IExecutionExceptionHandler {
    /** Begins the one line. */
    static final String PREFIX = "shrike: ";

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    @Override
    public int handleExecutionException(Exception fault, CommandLine command, ParseResult parsed) {
        LOG.error("{} failed", command.getCommandName(), fault);
        command.getErr().println(new Paint(command).bad(PREFIX) + oneLine(fault));
        return fault instanceof CommandFailure failure ? failure.exitCode() : ExitCodes.FAILED;
    }

    /** What a person is told about the fault. */
    static String oneLine(Throwable fault) {
        if (fault instanceof CommandFailure
                || fault instanceof ServerStartException
                || fault instanceof SettingsException
                || fault instanceof PlatformException
                || fault instanceof ImportException
                || fault instanceof RestException
                || fault instanceof ExportFailure
                || fault instanceof DemoException) {
            return fault.getMessage();
        }
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String said = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return said.lines().findFirst().orElse(said).strip();
    }
}
