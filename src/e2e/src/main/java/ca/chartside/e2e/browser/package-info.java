/** The patient's side: a real Chromium the size of a phone. */
@NullMarked
package ca.chartside.e2e.browser;

import org.jspecify.annotations.NullMarked;
