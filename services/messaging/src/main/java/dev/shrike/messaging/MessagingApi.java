package dev.shrike.messaging;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;

/** What the OpenAPI document of this library says of it as a whole. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "messaging",
                        version = "0.1",
                        description =
                                "What every service has that switches it on: its outbox and its dead letters, for those who keep the "
                                        + "platform running."))
final class MessagingApi {
    private MessagingApi() {}
}
