/** What is known about a person, as the person and admins may read and change it. */
package dev.shrike.users.profile;
