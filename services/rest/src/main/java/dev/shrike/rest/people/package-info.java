/** Which people are registered, as user-api tells services that keep a copy. */
package dev.shrike.rest.people;
