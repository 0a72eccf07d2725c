package dev.shrike.bridge.plan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a nats-server is new enough. */
final class ServerVersion {
    private static final Pattern VERSION = Pattern.compile("v?(\\d+)\\.(\\d+).*");
    private static final int OLDEST_MAJOR = 2;
    private static final int OLDEST_MINOR = 9;

    private ServerVersion() {}

    static PlanItem check(String version) {
        Matcher numbers = VERSION.matcher(version);
        if (!numbers.matches()) {
            return PlanItem.warn(
                    NatsPart.AREA, "server", "version " + version, "The bridge is tried with 2.9 and newer");
        }
        int major = Integer.parseInt(numbers.group(1));
        int minor = Integer.parseInt(numbers.group(2));
        return major > OLDEST_MAJOR || major == OLDEST_MAJOR && minor >= OLDEST_MINOR
                ? PlanItem.ok(NatsPart.AREA, "server", "version " + version)
                : PlanItem.error(NatsPart.AREA, "server", "version " + version, "Upgrade nats-server to 2.9 or newer");
    }
}
