/** What the rights of people share: how words about a person are kept, and the events that tell of rights used. */
package dev.shrike.users.gdpr;
