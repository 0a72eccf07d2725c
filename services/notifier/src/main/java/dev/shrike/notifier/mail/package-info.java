/**
 * Mail: queued in the transaction of whoever wants it sent, delivered afterwards, once as far as SMTP allows.
 *
 * <p>A mail is <em>queued</em> under an id that follows from the event it tells of, so that an event queues it once however often
 * it arrives. Delivery claims it (<em>sending</em>, with a lease), asks for the address, sends, and then marks it <em>sent</em> in
 * the transaction that also publishes the notification event. Mail to people who are gone, whose data is restricted, or who gave
 * an address below {@code .invalid}, is <em>withheld</em>; what cannot be delivered is tried again with growing pauses and at last
 * <em>failed</em>.
 *
 * <p>One window remains, which no protocol closes that has no transaction over SMTP: a crash after the server took the mail and
 * before it was marked. Such a mail goes out again when its lease ends, with the same Message-ID, by which mail systems
 * recognise a duplicate (RFC 5322, 3.6.4); the notification event is published once even then.
 */
package dev.shrike.notifier.mail;
