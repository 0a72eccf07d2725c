/** JetStream as the bridge needs it: one connection, a stream's vital signs, and an ordered, flow-controlled way to read it. */
package dev.shrike.bridge.nats;
