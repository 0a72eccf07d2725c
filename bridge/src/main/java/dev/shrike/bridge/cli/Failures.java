package dev.shrike.bridge.cli;

import dev.shrike.bridge.config.ConfigException;
import dev.shrike.bridge.fault.BridgeException;
import dev.shrike.bridge.fault.UnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what stopped a command into one line for a person and an exit code for a script; a surprise also goes to the log, whole. */
final class Failures implements IExecutionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    @Override
    public int handleExecutionException(Exception fault, CommandLine command, ParseResult parsed) {
        if (!(fault instanceof BridgeException || fault instanceof ConfigException)) {
            LOG.error("{} failed", command.getCommandName(), fault);
        }
        command.getErr().println("bridge: " + (fault.getMessage() == null ? fault.toString() : fault.getMessage()));
        command.getErr().flush();
        return switch (fault) {
            case UnavailableException away -> ExitCode.AWAY;
            case ConfigException config -> ExitCode.USAGE;
            default -> ExitCode.FOUND;
        };
    }
}
