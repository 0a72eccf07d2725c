package dev.shrike.rest.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.util.DefaultJoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.spi.ContextAwareBase;

/**
 * Logs to standard output, as text or, with {@code SHRIKE_LOG_FORMAT=json}, as one JSON object a line. A {@code logback.xml} on the class
 * path, or one named by {@code -Dlogback.configurationFile}, wins.
 */
public final class ServiceLogging extends ContextAwareBase implements Configurator {

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (hasItsOwn(context)) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(ServiceLogging.class.getResource("service.xml"));
            return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
        } catch (JoranException e) {
            addError("The service's own logging cannot be set up", e);
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
    }

    /** Logback looks for it after it has asked us. */
    private static boolean hasItsOwn(LoggerContext context) {
        DefaultJoranConfigurator usual = new DefaultJoranConfigurator();
        usual.setContext(context);
        return usual.findURLOfDefaultConfigurationFile(false) != null;
    }
}
