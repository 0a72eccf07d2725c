package dev.shrike.users.right;

import io.micronaut.core.annotation.Introspected;
import java.util.List;

/** The requests found. */
@Introspected
record Found(List<RequestAnswer> requests) {}
