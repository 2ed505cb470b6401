@NullMarked
package ca.chartside.testbase;

import org.jspecify.annotations.NullMarked;
