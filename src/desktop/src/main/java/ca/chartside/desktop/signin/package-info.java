@NullMarked
package ca.chartside.desktop.signin;

import org.jspecify.annotations.NullMarked;
