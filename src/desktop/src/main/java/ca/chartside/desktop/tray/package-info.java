@NullMarked
package ca.chartside.desktop.tray;

import org.jspecify.annotations.NullMarked;
