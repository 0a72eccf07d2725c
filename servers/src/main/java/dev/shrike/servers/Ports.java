package dev.shrike.servers;

import dev.shrike.servers.ServerStartException.Reason;

/** Checks ports before anything is started on them, so that the answer is a sentence. */
public final class Ports {
    private Ports() {}

    /**
     * Checks that a chosen port of the loopback address can be taken.
     *
     * @param user what wants it, for the message
     * @param variable the environment variable by which another can be chosen
     * @throws ServerStartException when another program has it
     */
    public static void requireFree(int port, String user, String variable) {
        if (!FreePorts.isFree(port)) {
            throw new ServerStartException(
                    Reason.PORT_IN_USE,
                    "Port " + port + " for " + user
                            + " is in use by another program: stop that, or choose another port with " + variable);
        }
    }
}
