/** Which people there are: a cached copy of what user-api owns. What they are called stands there alone. */
package dev.shrike.admin.people;
