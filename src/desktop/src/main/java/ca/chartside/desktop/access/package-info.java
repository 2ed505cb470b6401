/** How a patient gets to their messages, and what staff can do where they cannot (N4). */
@org.jspecify.annotations.NullMarked
package ca.chartside.desktop.access;
