/** The demo: everything started and signed in with one command. */
@NullMarked
package ca.chartside.e2e.demo;

import org.jspecify.annotations.NullMarked;
