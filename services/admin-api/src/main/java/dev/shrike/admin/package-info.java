/** admin-api: the audit log, the event store over REST, what the streams hold, and the documents of all APIs. */
package dev.shrike.admin;
