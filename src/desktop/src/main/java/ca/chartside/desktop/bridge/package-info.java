@NullMarked
package ca.chartside.desktop.bridge;

import org.jspecify.annotations.NullMarked;
