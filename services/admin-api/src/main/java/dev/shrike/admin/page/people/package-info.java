/** People: finding one, looking at them (which is written down), and what an administrator or a privacy officer does for or to them. */
package dev.shrike.admin.page.people;
