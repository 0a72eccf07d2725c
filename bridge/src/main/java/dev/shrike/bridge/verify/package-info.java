/** Compares a lane's stream with its topics, event by event, and names what is missing, double or out of order. */
package dev.shrike.bridge.verify;
