@NullMarked
package ca.chartside.desktop.composer;

import org.jspecify.annotations.NullMarked;
