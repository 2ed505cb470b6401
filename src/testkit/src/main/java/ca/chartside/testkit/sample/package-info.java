/** The sample clinic of the demo, the tours and the tests: invented people with a believable past. */
@NullMarked
package ca.chartside.testkit.sample;

import org.jspecify.annotations.NullMarked;
