/** What the streams hold: how many messages, from which sequence to which. */
package dev.shrike.admin.streams;
