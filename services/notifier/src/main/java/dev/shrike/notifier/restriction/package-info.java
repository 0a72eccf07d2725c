/** Restriction of processing: whose data is restricted gets no mail. */
package dev.shrike.notifier.restriction;
