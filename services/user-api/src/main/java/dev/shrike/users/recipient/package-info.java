/**
 * Recipients: those to whom people's data was passed on, and who have to be told when it is erased, corrected or restricted
 * (art. 19). They are told by webhook: a row in the transaction that learns of the event, delivered afterwards, at least once, for
 * each person in the order of the events.
 */
package dev.shrike.users.recipient;
