/** Events in answers: sealed fields are open to the person they are about and to admins, and hidden from others. */
package dev.shrike.rest.event;
