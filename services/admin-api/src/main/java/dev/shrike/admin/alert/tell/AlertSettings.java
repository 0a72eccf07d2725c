package dev.shrike.admin.alert.tell;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;

/**
 * Alerts: {@code shrike.alerts.*}.
 *
 * @param interval how often rules are judged
 * @param groupWait how long others of a group are waited for, so that one mail tells of what begins together
 * @param page where people see the alerts; named in what is told
 */
@ConfigurationProperties("shrike.alerts")
public record AlertSettings(
        @Bindable(defaultValue = "5s") Duration interval,
        @Bindable(defaultValue = "10s") Duration groupWait,
        @Nullable URI page) {}
