package ca.chartside.desktop.oscar;

import ca.chartside.desktop.bridge.Browser;
import ca.chartside.protocol.FromCompanion;
import ca.chartside.protocol.OscarProvider;
import org.jspecify.annotations.Nullable;

/** The way into the clinic's OSCAR, through a browser whose companion has one of its pages open. Event thread only; listeners are called there. */
public interface OscarWay {
    /**
     * @param oscar the address of that OSCAR
     * @param provider who is signed in there, and so in whose name a note is signed; null where it does not tell
     */
    record Door(Browser browser, String oscar, @Nullable OscarProvider provider) {}

    /** Told of what companions answer. */
    interface Listener {
        void filed(FromCompanion.Filed filed);

        void notFiled(FromCompanion.NotFiled notFiled);

        void gone(Browser browser);

        /** {@link #door} may be another. */
        void doorChanged();
    }

    /** Where no browser has OSCAR open, nor will have. */
    OscarWay NONE = new OscarWay() {
        @Override
        public @Nullable Door door(int demographicNo) {
            return null;
        }

        @Override
        public void listen(Listener listener) {}
    };

    /** Where that patient's own chart is open, else where any page is; null where there is no way. */
    @Nullable Door door(int demographicNo);

    void listen(Listener listener);
}
