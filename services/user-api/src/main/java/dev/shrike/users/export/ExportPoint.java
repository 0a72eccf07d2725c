package dev.shrike.users.export;

import dev.shrike.messaging.fault.FaultPoint;

/** Between the steps of writing an export, in their order. */
enum ExportPoint implements FaultPoint {
    /** The first event is written, others are not. */
    FIRST_EVENT,
    /** The archive is complete, and has not the name by which it is found. */
    WRITTEN,
    /** The file has its name, nothing else says so. */
    NAMED
}
