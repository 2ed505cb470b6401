@NullMarked
package ca.chartside.desktop.thread;

import org.jspecify.annotations.NullMarked;
