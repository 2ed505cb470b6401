@NullMarked
package ca.chartside.desktop.clinic;

import org.jspecify.annotations.NullMarked;
