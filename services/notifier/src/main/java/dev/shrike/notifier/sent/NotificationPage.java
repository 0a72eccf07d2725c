package dev.shrike.notifier.sent;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Some of what a person was sent, newest first. */
@Introspected
@Schema(name = "NotificationPage", description = "Some of what a person was sent, newest first.")
record NotificationPage(
        List<NotificationView> items,

        @Nullable @Schema(description = "What to ask for next with 'after'; absent at the end.")
        String next) {}
