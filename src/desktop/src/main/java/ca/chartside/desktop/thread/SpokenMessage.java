package ca.chartside.desktop.thread;

import java.util.Locale;
import javax.accessibility.Accessible;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.accessibility.AccessibleState;
import javax.accessibility.AccessibleStateSet;
import org.jspecify.annotations.Nullable;

/** One message as a screen reader meets it: painted messages are no components of their own. */
final class SpokenMessage extends AccessibleContext implements Accessible {
    private final MessageList list;
    private final int index;

    SpokenMessage(MessageList list, String words, int index) {
        this.list = list;
        this.index = index;
        setAccessibleName(words);
        setAccessibleParent(list);
    }

    @Override
    public AccessibleContext getAccessibleContext() {
        return this;
    }

    @Override
    public AccessibleRole getAccessibleRole() {
        return AccessibleRole.LABEL;
    }

    @Override
    public AccessibleStateSet getAccessibleStateSet() {
        return new AccessibleStateSet(
                new AccessibleState[] {AccessibleState.ENABLED, AccessibleState.VISIBLE, AccessibleState.SHOWING});
    }

    @Override
    public int getAccessibleIndexInParent() {
        return index;
    }

    @Override
    public int getAccessibleChildrenCount() {
        return 0;
    }

    @Override
    public @Nullable Accessible getAccessibleChild(int i) {
        return null;
    }

    @Override
    public Locale getLocale() {
        return list.getLocale();
    }
}
