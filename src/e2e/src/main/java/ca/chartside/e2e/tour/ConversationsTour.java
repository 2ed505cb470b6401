package ca.chartside.e2e.tour;

/** Tabs and conversations, row by row of the product's behaviour: two desks, a phone, and what each sees of the others. */
final class ConversationsTour {
    private final Cast cast;

    ConversationsTour(Stage stage) {
        // Swing's own file dialog: the system's is not the program's, and differs from computer to computer.
        System.setProperty("flatlaf.useSystemFileChooser", "false");
        this.cast = new Cast(stage);
    }

    void walk() {
        new TabsScene(cast).play();
        new SendingScene(cast).play();
        new TogetherScene(cast).play();
        new ActionsScene(cast).play();
        new ClosingScene(cast).play();
    }
}
