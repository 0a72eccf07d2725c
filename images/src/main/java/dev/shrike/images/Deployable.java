package dev.shrike.images;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of the platform that runs as a process of its own.
 *
 * @param name what the image is told to run
 * @param module folder of the Maven module that it is made of, under the checkout
 * @param artifact of the module
 * @param mainClass where it enters Java
 * @param options of the JVM, after those that all have
 */
record Deployable(String name, String module, String artifact, String mainClass, List<String> options) {

    /** For what runs for seconds. */
    private static final List<String> BRIEF = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

    static List<Deployable> all() {
        return List.of(
                service("auth-api", "dev.shrike.auth.AuthApi"),
                service("user-api", "dev.shrike.users.UserApi"),
                service("tick-api", "dev.shrike.ticks.TickApi"),
                service("notifier", "dev.shrike.notifier.Notifier"),
                service("statistics-api", "dev.shrike.statistics.StatisticsApi"),
                service("admin-api", "dev.shrike.admin.AdminApi"),
                service("gateway", "dev.shrike.gateway.Gateway"),
                new Deployable(
                        "bridge",
                        "bridge",
                        "shrike-bridge",
                        "dev.shrike.bridge.cli.BridgeCommand",
                        List.of("-Dlogback.configurationFile=logback-bridge.xml")),
                standalone(
                        "setup", "dev.shrike.standalone.setup.Setup", "-Dlogback.configurationFile=logback-bridge.xml"),
                standalone("mail-catcher", "dev.shrike.standalone.platform.MailCatching"),
                standalone("shrike", "dev.shrike.standalone.Main", "-Dshrike.root=/app"));
    }

    private static Deployable service(String name, String mainClass) {
        return new Deployable(
                name, "services/" + name, "shrike-" + name, mainClass, List.of("-Dmicronaut.application.name=" + name));
    }

    private static Deployable standalone(String name, String mainClass, String... more) {
        List<String> options = new ArrayList<>(BRIEF);
        options.addAll(List.of(more));
        return new Deployable(name, "services/standalone", "shrike-standalone", mainClass, List.copyOf(options));
    }
}
