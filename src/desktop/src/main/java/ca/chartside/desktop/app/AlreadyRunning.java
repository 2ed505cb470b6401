package ca.chartside.desktop.app;

/** Another client has this profile: it can be asked instead. */
public final class AlreadyRunning extends Exception {
    private static final long serialVersionUID = 1L;
}
