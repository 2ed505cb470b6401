/** Real browsers: a Chromium the size of a phone for patients, Chromium and Firefox with the companion for staff. */
@NullMarked
package ca.chartside.e2e.browser;

import org.jspecify.annotations.NullMarked;
