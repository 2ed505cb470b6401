package ca.chartside.desktop.signin;

import java.awt.Component;
import java.util.Comparator;
import javax.swing.LayoutFocusTraversalPolicy;

/**
 * Tab goes from field to field. An eye within a field is reached behind all else: between two fields it would take what is
 * typed for the second.
 */
final class EyesLast extends LayoutFocusTraversalPolicy {
    private static final long serialVersionUID = 1L;

    EyesLast() {
        @SuppressWarnings("unchecked") // the policy's own, which orders any two components
        Comparator<Component> asLaidOut = (Comparator<Component>) getComparator();
        setComparator(Comparator.comparing((Component part) -> part instanceof Fields.Eye)
                .thenComparing(asLaidOut));
    }
}
