/** Direct publication to JetStream with acknowledgement. Services use the outbox; the relay uses this. */
package dev.shrike.messaging.publish;
