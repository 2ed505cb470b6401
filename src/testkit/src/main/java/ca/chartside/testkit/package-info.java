@NullMarked
package ca.chartside.testkit;

import org.jspecify.annotations.NullMarked;
